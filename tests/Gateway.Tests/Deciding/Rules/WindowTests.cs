using System.Text.Json;
using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>S2-28: periods by category group and, where a region sets its own, by region. S2-29: the summary of the year.</summary>
public class WindowTests
{
    private static readonly DateTimeOffset InOctober = DateTimeOffset.Parse("2026-10-10T12:00:00+05:00");
    private static readonly DateTimeOffset InNovember = DateTimeOffset.Parse("2026-11-10T12:00:00+05:00");

    [Requirement("S2-28")]
    [Fact]
    public void A_window_is_for_its_categories_alone()
    {
        var year = Year(Given.Window("2026-10-01", "2026-10-31", Category.Moderator, Category.Expert), Given.Window("2026-11-01", "2026-11-30", Category.Master));

        Assert.True(year.IsOpen(Category.Expert, InOctober));
        Assert.False(year.IsOpen(Category.Master, InOctober));
        Assert.True(year.IsOpen(Category.Master, InNovember));
        Assert.False(year.IsOpen(Category.Head1, InNovember));
    }

    [Fact]
    public void Where_a_region_has_windows_for_a_category_they_hold_instead_of_the_countrys()
    {
        var year = Year(Given.Window("2026-10-01", "2026-10-31"), Given.Window("2026-11-01", "2026-11-30", Category.Researcher) with { Region = "abai" });

        Assert.False(year.IsOpen(Category.Researcher, InOctober, Given.Bin()));
        Assert.True(year.IsOpen(Category.Researcher, InNovember, Given.Bin()));
        Assert.True(year.IsOpen(Category.Master, InOctober, Given.Bin()));
        Assert.True(year.IsOpen(Category.Researcher, InOctober, Given.Bin(Numbers.AnotherBin)));
        Assert.False(year.IsOpen(Category.Researcher, InNovember, Given.Bin(Numbers.AnotherBin)));
    }

    [Fact]
    public void A_decision_takes_the_window_of_the_providers_region()
    {
        var years = SchoolYears.From(File(Given.Window("2026-11-01", "2026-11-30"), Given.Window("2026-10-01", "2026-10-31") with { Region = "abai" }));
        var file = Given.CaseFile();

        var inRegion = DecisionRules.Decide(file, years);
        var elsewhere = DecisionRules.Decide(file with { Application = file.Application with { Provider = Given.Bin(Numbers.AnotherBin) } }, years);

        Assert.Equal(Verdict.Accept, inRegion.Verdict);
        Assert.Equal("S2-28", Assert.Single(elsewhere.Findings).Reason.Requirement);
    }

    [Fact]
    public void Submitted_in_time_counts_even_if_registered_later()
    {
        var closing = DateTimeOffset.Parse("2026-10-31T23:59:00+05:00");
        var file = Given.CaseFile();
        var late = file with { Application = file.Application with { SubmittedAt = closing }, ReceivedAt = DateTimeOffset.Parse("2026-11-01T23:59:00+05:00") };

        Assert.Equal(Verdict.Accept, DecisionRules.Decide(late, Given.Years()).Verdict);
        Assert.Equal(Verdict.Refuse, DecisionRules.Decide(late with { ReceivedAt = late.ReceivedAt.AddMicroseconds(1) }, Given.Years()).Verdict);
    }

    [Fact]
    [Requirement("S2-29")]
    public void The_summary_is_made_from_January_to_August_of_the_school_year() =>
        Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2027, 8, 31)), Year().Summary);

    [Theory]
    [InlineData("""{ "schoolYears": null }""", "/schoolYears: is empty or null")]
    [InlineData("""{ "schoolYears": [] }""", "/schoolYears: is empty or null")]
    [InlineData("""{ "schoolYears": [null] }""", "/schoolYears/0: is null")]
    [InlineData("""{ "schoolYears": [ { "name": null, "from": "2026-09-01", "to": "2027-08-31", "windows": [] } ] }""", "/schoolYears/0/name: is empty or null")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": null } ] }""", "/schoolYears/0/windows: is null")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [null] } ] }""", "/schoolYears/0/windows/0: is null")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [ { "categories": null, "opens": "2026-10-01", "closes": "2026-10-02" } ] } ] }""", "/schoolYears/0/windows/0/categories: is null")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [ { "categories": [77], "opens": "2026-10-01", "closes": "2026-10-02" } ] } ] }""", "/schoolYears/0/windows/0/categories: '77' is no category")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [ { "categories": [], "opens": null, "closes": "2026-10-02" } ] } ] }""", "/schoolYears/0/windows/0/opens: 'null' is neither")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [ { "categories": [], "opens": "2026-10-01", "closes": "2026-10-02", "region": "nowhere" } ] } ] }""", "/schoolYears/0/windows/0/region: 'nowhere' is not among /regions")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [], "essayTopics": ["a", null] } ] }""", "/schoolYears/0/essayTopics/1: is empty or null")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [] }, { "name": "a", "from": "2027-09-01", "to": "2028-08-31", "windows": [] } ] }""", "Two school years are named 'a'")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [] } ], "regions": [ { "code": "r", "providers": ["1"] } ] }""", "/regions/0/providers/0: is not a БИН")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [] } ], "regions": [ { "code": "r", "providers": null } ] }""", "/regions/0: a region needs a code and its providers")]
    [InlineData("""{ "schoolYears": [ { "name": "a", "from": "2026-09-01", "to": "2027-08-31", "windows": [] } ], "regions": [ null ] }""", "/regions/0: a region needs a code and its providers")]
    public void A_mistake_in_the_file_is_told_plainly_and_where(string json, string told)
    {
        var file = JsonSerializer.Deserialize<SchoolYearsFile>(json, ContractJson.Options)!;

        var error = Assert.Throws<SchoolYearsException>(() => SchoolYears.From(file));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_in_two_regions_is_a_mistake()
    {
        var file = File() with { Regions = [new Region { Code = "a", Providers = [Given.Bin().Value] }, new Region { Code = "b", Providers = [Given.Bin().Value] }] };

        Assert.Contains("belongs to region 'a' already", Assert.Throws<SchoolYearsException>(() => SchoolYears.From(file)).Message, StringComparison.Ordinal);
    }

    private static SchoolYears.Year Year(params ApplicationWindow[] windows) => SchoolYears.From(File(windows)).Of(InOctober);

    private static SchoolYearsFile File(params ApplicationWindow[] windows) => new()
    {
        SchoolYears = [Given.Year("2026-2027", "2026-09-01", "2027-08-31", windows)],
        Regions = [new Region { Code = "abai", Providers = [Given.Bin().Value] }],
    };
}
