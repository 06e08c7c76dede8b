using Attestation.Gateway.EgovShlyuz;

namespace Attestation.Gateway.Tests.Cabinet;

public class AsyncChannelOptionsTests
{
    [Fact]
    public void The_defaults_are_good_where_the_rest_is() => Assert.DoesNotContain("Async", Failures(new AsyncChannelOptions()), StringComparison.Ordinal);

    public static TheoryData<string, AsyncChannelOptionsCase> Mistakes => new()
    {
        { "Address", new() { Options = new AsyncChannelOptions { Address = new Uri("/bip-async/", UriKind.Relative) } } },
        { "Address", new() { Options = new AsyncChannelOptions { Address = new Uri("ftp://127.0.0.1/") } } },
        { "Enabled", new() { Options = new AsyncChannelOptions { Enabled = false, Fetch = true } } },
        { "Enabled", new() { Options = new AsyncChannelOptions { Enabled = false, Callback = true } } },
        { "ServiceId", new() { Options = new AsyncChannelOptions { ServiceId = "" } } },
        { "FileLifetime", new() { Options = new AsyncChannelOptions { FileLifetime = TimeSpan.FromMinutes(119) } } },
        { "Parallel", new() { Options = new AsyncChannelOptions { Parallel = 0 } } },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_told_by_its_key(string key, AsyncChannelOptionsCase mistaken)
    {
        Assert.Contains("Async", Failures(mistaken.Options), StringComparison.Ordinal);
        Assert.Contains(key, Failures(mistaken.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "00:00:01")]
    [InlineData(1, "00:00:02")]
    [InlineData(9, "00:08:32")]
    [InlineData(10, "00:10:00")]
    [InlineData(int.MaxValue, "00:10:00")]
    public void Each_wait_is_twice_the_one_before_up_to_the_longest(int attempts, string wait) =>
        Assert.Equal(TimeSpan.Parse(wait), new AsyncChannelOptions().WaitAfter(attempts));

    private static string Failures(AsyncChannelOptions options) =>
        string.Join('\n', new EgovShlyuzOptionsValidator().Validate(null, new EgovShlyuzOptions { Async = options }).Failures ?? []);
}

/// <summary>Carries what is internal through a public test.</summary>
public sealed class AsyncChannelOptionsCase
{
    internal AsyncChannelOptions Options { get; init; } = new();
}
