using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Architecture;

/// <summary>
/// docs/requirements.md: every requirement with its place in the act, what meets it and the tests that show it. It is made from the register
/// of requirements and from the attributes of the tests; ATTESTATION_UPDATE_DOCS=1 writes it anew. That the tests ran and passed is checked
/// by test.sh.
/// </summary>
public partial class RequirementsPageTests
{
    private static readonly string[] Numbers =
        [.. Enumerable.Range(1, 14).Select(number => $"S1-{number}"), .. Enumerable.Range(1, 33).Select(number => $"S2-{number}")];

    [Fact]
    public void The_page_is_that_of_the_register_and_of_the_tests()
    {
        var file = Path.Combine(Repository.Root, "docs", "requirements.md");
        if (Environment.GetEnvironmentVariable("ATTESTATION_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, Page());
        }

        Assert.True(File.Exists(file), "docs/requirements.md is missing: run with ATTESTATION_UPDATE_DOCS=1.");
        Assert.Equal(Page(), File.ReadAllText(file));
    }

    [Fact]
    public void Every_number_stands_once_with_a_citation_of_its_own()
    {
        Assert.Equal(Numbers, All().Select(requirement => requirement.Number));
        Assert.Equal(Numbers.Length, All().Select(requirement => requirement.Citation).Distinct().Count());
    }

    [Fact]
    public void Every_requirement_is_met_by_something_that_exists() => Assert.All(All(), requirement =>
    {
        Assert.NotEmpty(requirement.MetBy);
        Assert.NotEmpty(requirement.Files);
        Assert.All(requirement.Files, file => Assert.True(File.Exists(Path.Combine(Repository.Root, "src", file)), $"{requirement.Number}: src/{file} is missing."));
    });

    [Fact]
    public void Every_requirement_has_a_test() =>
        Assert.Empty(Numbers.Except(Tests().SelectMany(test => test.Numbers), StringComparer.Ordinal));

    [Fact]
    public void No_test_names_a_requirement_that_the_law_does_not_have() =>
        Assert.Empty(Tests().SelectMany(test => test.Numbers).Except(Numbers, StringComparer.Ordinal));

    private static IEnumerable<Requirement> All() => [.. PaperRequirements.All, .. MainRequirements.All];

    private static string Page()
    {
        var tests = Tests().SelectMany(test => test.Numbers.Select(number => (Number: number, test.Name))).ToLookup(test => test.Number, test => test.Name);
        var page = new StringBuilder();
        page.Append("# Requirements\n\n");
        page.Append("Every requirement of the service, what meets it here, and the tests that show it: made from [the register](../src/Gateway/Deciding/Law) and from the\n");
        page.Append("tests' own words (`[Requirement(\"S2-21\")]`). The build fails when a requirement has neither, and `./test.sh` when a test named here did not run or did\n");
        page.Append("not pass. S1 is the paper service 00803020, S2 the list of main requirements (Annex 1 of the Rules, Order № 83 in the wording of Order № 32 of\n");
        page.Append("25.02.2025). After a change: `ATTESTATION_UPDATE_DOCS=1 dotnet run --project tests/Gateway.Tests`.\n\n");
        page.Append("| number | place in the act | requirement | met by | where | tests |\n|---|---|---|---|---|---|\n");
        foreach (var requirement in All())
        {
            var files = requirement.Files.Select(file => $"[{Path.GetFileNameWithoutExtension(file)}](../src/{file})");
            var names = tests[requirement.Number].Order(StringComparer.Ordinal).Select(name => $"`{name}`");
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {requirement.Number} | {requirement.Citation.Clause} | {requirement.Says} | {requirement.MetBy} | {string.Join(", ", files)} | {string.Join("<br>", names)} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string Name, string[] Numbers)> Tests() =>
        from source in Repository.Sources(Path.Combine(Repository.Root, "tests"))
        let text = File.ReadAllText(source)
        from match in Attributed().Matches(text)
        let type = Types().Matches(text[..match.Index]).LastOrDefault()
        where type is not null
        select ($"{type.Groups["name"].Value}.{match.Groups["test"].Value}", Quoted().Matches(match.Groups["numbers"].Value).Select(number => number.Groups["number"].Value).ToArray());

    [GeneratedRegex(@"^    \[Requirement\((?<numbers>[^)]*)\)\]\r?\n(    \[[^\n]*\r?\n|        [^\n]*\r?\n)*    public (static )?(async )?(void|Task) (?<test>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Attributed();

    [GeneratedRegex(@"\bclass (?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Types();

    [GeneratedRegex("\"(?<number>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
