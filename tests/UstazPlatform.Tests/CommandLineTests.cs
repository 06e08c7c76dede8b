using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

public class CommandLineTests
{
    [Fact]
    public void Nothing_typed_means_port_8082_of_this_machine()
    {
        Assert.True(CommandLine.TryParse([], out var command, out _));

        Assert.Equal(new Uri("http://127.0.0.1:8082"), command.Options.Address);
        Assert.Equal(UstazPlatformDoubleOptions.DefaultToken, command.Options.Token);
        Assert.False(command.Help);
    }

    [Fact]
    public void What_is_typed_counts()
    {
        Assert.True(CommandLine.TryParse(["--people", "people.json", "--token", "t", "--address", "http://127.0.0.1:9000", "--most-versions", "1", "--most-applications", "2", "--most-untouched-files", "3"], out var command, out _));

        Assert.Equal((1, 2, 3), (command.Options.MostVersions, command.Options.MostApplications, command.Options.MostUntouchedFiles));
        Assert.Equal(("people.json", "t", 9000), (command.People, command.Options.Token, command.Options.Address.Port));
    }

    [Theory]
    [InlineData("--adress", "http://127.0.0.1:9000")]
    [InlineData("--address", "9000")]
    [InlineData("--address", "https://127.0.0.1:9000")]
    [InlineData("--people")]
    [InlineData("--most-versions", "0")]
    [InlineData("--most-applications", "many")]
    [InlineData("--most-untouched-files", "-1")]
    public void A_mistake_is_named(params string[] typed)
    {
        Assert.False(CommandLine.TryParse(typed, out _, out var mistake));

        Assert.StartsWith(typed[0], mistake, StringComparison.Ordinal);
    }
}
