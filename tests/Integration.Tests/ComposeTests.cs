using System.Text.RegularExpressions;
using Attestation.Integration.Tests.Servers;

namespace Attestation.Integration.Tests;

/// <summary>There is no container engine where the tests run: compose.yaml is read by docker-compose, and what it tells the gateway is understood by the gateway.</summary>
public sealed partial class ComposeTests(Broker broker, Database database)
{
    [Fact]
    public async Task Docker_compose_accepts_the_file() => await Shell.RunAsync("docker-compose", "-f", "compose.yaml", "config", "-q");

    // The images cannot be started here. Every test of this project starts the gateway natively, by the variables of a stand: the file names no others.
    [Fact]
    public async Task The_file_tells_the_gateway_nothing_that_a_gateway_started_natively_is_not_told()
    {
        var file = await Shell.RunAsync("docker-compose", "-f", "compose.yaml", "config");
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        string[] doubles = ["EgovShlyuz__Url", "Keys__Directory", "People__File"];

        var told = SettingName().Matches(file).Select(match => match.Value.Trim(' ', ':')).Except(doubles, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("Storage__ConnectionString", told);
        Assert.Empty(told.Except(stand.Environment.Keys));
    }

    [GeneratedRegex(@"\b[A-Z]\w*?__\w+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingName();
}
