using Attestation.Contracts.Samples;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class SchoolYearsTests
{
    [Theory]
    [InlineData("2026-08-31T23:59:59.9999999+05:00", "2025-2026")]
    [InlineData("2026-09-01T00:00:00+05:00", "2026-2027")]
    [InlineData("2026-08-31T19:00:00Z", "2026-2027")]
    [InlineData("2027-08-31T23:59:59+05:00", "2026-2027")]
    public void An_instant_falls_into_the_year_of_its_day_in_Kazakhstan(string instant, string year)
    {
        var years = Read(Given.Year("2026-2027", "2026-09-01", "2027-08-31"), Given.Year("2025-2026", "2025-09-01", "2026-08-31"));

        Assert.Equal(year, years.Of(DateTimeOffset.Parse(instant)).Name);
    }

    [Theory]
    [InlineData("2026-08-31T23:59:59+05:00")]
    [InlineData("2027-09-01T00:00:00+05:00")]
    public void A_day_in_no_year_is_named(string instant)
    {
        var years = Read(Given.Year("2026-2027", "2026-09-01", "2027-08-31"));

        var error = Assert.Throws<SchoolYearsException>(() => years.Of(DateTimeOffset.Parse(instant)));

        Assert.Contains($"No school year contains {instant[..10]}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-08-31", "2027-09-01", true)]
    [InlineData("2027-08-31", "2027-08-31", false)]
    [InlineData("2026-09-01", "2026-09-02", true)]
    [InlineData("2026-08-31", "2027-09-01", false)]
    public void Years_neither_overlap_nor_end_before_they_begin(string firstEnds, string secondBegins, bool valid)
    {
        SchoolYear[] years = [Given.Year("first", "2026-09-01", firstEnds), Given.Year("second", secondBegins, "2028-08-31")];

        Assert.Equal(valid, MistakesOf(years) is []);
    }

    [Fact]
    public void Every_mistake_is_named_once_and_where_it_stands_in_the_file()
    {
        var mistakes = MistakesOf(
            Given.Year("2027-2028", "2027-09-01", "2028-08-31", Given.Window("soon", "2027-10-31"), Given.Window("2027-10-01", "")),
            Given.Year("2026-2027", "2026-09-01", "2027-09-01", Given.Window("2026-10-02", "2026-10-01"), Given.Window("2026-10-01T09:00", "2026-10-31")));

        Assert.Equal(5, mistakes.Length);
        Assert.StartsWith("/schoolYears/0/windows/0/opens: 'soon'", mistakes[0], StringComparison.Ordinal);
        Assert.StartsWith("/schoolYears/0/windows/1/closes: ''", mistakes[1], StringComparison.Ordinal);
        Assert.StartsWith("/schoolYears/1/windows/0: closes before it opens", mistakes[2], StringComparison.Ordinal);
        Assert.StartsWith("/schoolYears/1/windows/1/opens: '2026-10-01T09:00'", mistakes[3], StringComparison.Ordinal);
        Assert.StartsWith("The school year 2027-2028", mistakes[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-10-01T09:00:00+05:00", true)]
    [InlineData("2026-10-01T09:00+05:00", true)]
    [InlineData("2026-10-01T09:00:00.5-03:00", true)]
    [InlineData("2026-10-01T04:00:00Z", true)]
    [InlineData("2026-10-01T09:00:00", false)]
    [InlineData("2026-10-01T09:00", false)]
    [InlineData("2026-10-01 +05:00", false)]
    [InlineData("26-10-01", false)]
    [InlineData("01.10.2026", false)]
    [InlineData("2026-1-1", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("2026-02-30T09:00:00+05:00", false)]
    [InlineData("09:00:00+05:00", false)]
    [InlineData("", false)]
    public void A_window_opens_on_a_day_or_at_an_instant_with_offset(string opens, bool readable) =>
        Assert.Equal(readable, MistakesOf(Given.Year("any", "2026-09-01", "2027-08-31", Given.Window(opens, "2027-08-31"))) is []);

    [Theory]
    [InlineData("2026-10-05", "2026-10-05", true)]
    [InlineData("2026-10-05", "2026-10-04", false)]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05", true)]
    [InlineData("2026-10-05T23:59:59+05:00", "2026-10-05", true)]
    [InlineData("2026-10-06T00:00:00+05:00", "2026-10-05", false)]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05T09:00:00+05:00", true)]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05T08:59:59+05:00", false)]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05T04:00:00Z", true)]
    public void A_window_does_not_close_before_it_opens(string opens, string closes, bool valid) =>
        Assert.Equal(valid, MistakesOf(Given.Year("any", "2026-09-01", "2027-08-31", Given.Window(opens, closes))) is []);

    private static SchoolYears Read(params SchoolYear[] years) => SchoolYears.From(new SchoolYearsFile { SchoolYears = years });

    private static string[] MistakesOf(params SchoolYear[] years) =>
        Record.Exception(() => Read(years)) is SchoolYearsException error ? error.Message.Split(Environment.NewLine) : [];
}
