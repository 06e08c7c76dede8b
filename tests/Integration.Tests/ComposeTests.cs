using System.Text.RegularExpressions;
using Attestation.Integration.Tests.Servers;

namespace Attestation.Integration.Tests;

/// <summary>There is no container engine where the tests run: compose.yaml is read by docker-compose, and what it tells the gateway is understood by the gateway.</summary>
public sealed partial class ComposeTests
{
    [Fact]
    public async Task Docker_compose_accepts_the_file() => await Shell.RunAsync("docker-compose", "-f", "compose.yaml", "config", "-q");

    [Fact]
    public async Task The_gateway_knows_every_setting_that_the_file_gives_it()
    {
        var file = await Shell.RunAsync("docker-compose", "-f", "compose.yaml", "config");
        string[] known = ["Bus", "Storage", "EgovShlyuz", "UstazPlatform", "Signing", "Calendar", "Rules", "Doors", "Work", "Keys", "People", "Trust"];

        var sections = SettingName().Matches(file).Select(match => match.Groups["section"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("Bus", sections);
        Assert.Contains("Storage", sections);
        Assert.Empty(sections.Except(known));
    }

    [GeneratedRegex(@"^\s+(?<section>[A-Z]\w*?)__\w+:", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingName();
}
