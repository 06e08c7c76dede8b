using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class PeriodRulesTests
{
    [Theory]
    [Requirement("S2-27")]
    [InlineData(nameof(FiledBefore.Accepted), true)]
    [InlineData(nameof(FiledBefore.Nothing), false)]
    [InlineData(nameof(FiledBefore.Undecided), false)]
    [InlineData(null, false)]
    public void Only_an_accepted_application_blocks_the_school_year(string? before, bool blocks)
    {
        var file = Given.CaseFile().Knowing(evidence => evidence with { FiledBefore = before is null ? null : Enum.Parse<FiledBefore>(before) });

        Assert.Equal(blocks ? ["S2-25 S2-27"] : [], file.Reasons());
    }

    [Theory]
    [Requirement("S2-28")]
    [InlineData("2026-10-05T09:00:00+05:00", true)]
    [InlineData("2026-10-05T08:59:59.9999999+05:00", false)]
    [InlineData("2026-10-09T18:00:00+05:00", true)]
    [InlineData("2026-10-09T18:00:00.0000001+05:00", false)]
    [InlineData("2026-10-09T13:00:00+00:00", true)]
    [InlineData("2026-10-09T13:00:01+00:00", false)]
    public void A_window_between_instants_includes_both(string filed, bool open) =>
        Assert.Equal(open, IsOpen(Given.Window("2026-10-05T09:00:00+05:00", "2026-10-09T18:00:00+05:00"), filed));

    [Theory]
    [InlineData("2026-10-05T00:00:00+05:00", true)]
    [InlineData("2026-10-04T23:59:59.9999999+05:00", false)]
    [InlineData("2026-10-09T23:59:59.9999999+05:00", true)]
    [InlineData("2026-10-10T00:00:00+05:00", false)]
    [InlineData("2026-10-09T18:59:59+00:00", true)]
    [InlineData("2026-10-09T19:00:00+00:00", false)]
    public void A_window_between_days_includes_the_whole_of_both(string filed, bool open) =>
        Assert.Equal(open, IsOpen(Given.Window("2026-10-05", "2026-10-09"), filed));

    [Theory]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05", "2026-10-05T23:59:59+05:00", true)]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05", "2026-10-05T08:59:59+05:00", false)]
    [InlineData("2026-10-05T09:00:00+05:00", "2026-10-05", "2026-10-06T00:00:00+05:00", false)]
    [InlineData("2026-10-05", "2026-10-05", "2026-10-05T00:00:00+05:00", true)]
    [InlineData("2026-10-05T09:00:00Z", "2026-10-05T09:00:00Z", "2026-10-05T14:00:00+05:00", true)]
    [InlineData("2026-10-05T09:00:00Z", "2026-10-05T09:00:00Z", "2026-10-05T14:00:01+05:00", false)]
    public void A_window_may_be_one_day_or_one_instant(string opens, string closes, string filed, bool open) =>
        Assert.Equal(open, IsOpen(Given.Window(opens, closes), filed));

    [Theory]
    [Requirement("S2-28")]
    [InlineData(Category.Moderator, true)]
    [InlineData(Category.Expert, true)]
    [InlineData(Category.Master, false)]
    [InlineData(Category.Head1, false)]
    public void A_window_of_some_categories_is_closed_to_the_others(Category requested, bool open)
    {
        var years = Years(Given.Window("2026-10-01", "2026-10-31", Category.Moderator, Category.Expert));

        Assert.Equal(open ? [] : ["S2-25 S2-28"], Given.CaseFile(requested).Reasons(years));
    }

    [Fact]
    public void Any_of_several_windows_may_admit()
    {
        var years = Years(
            Given.Window("2026-09-01", "2026-09-30"), Given.Window("2026-10-01", "2026-10-05"), Given.Window("2026-10-06", "2026-10-07", Category.Researcher));

        Assert.Empty(Given.CaseFile(Category.Researcher).Reasons(years));
        Assert.Equal(["S2-25 S2-28"], Given.CaseFile(Category.Master).Reasons(years));
    }

    [Fact]
    public void A_year_without_windows_admits_nobody() => Assert.Equal(["S2-25 S2-28"], Given.CaseFile().Reasons(Years()));

    [Fact]
    public void An_early_award_uses_the_window_like_any_other()
    {
        var early = Given.CaseFile().Applying(application => application with { Early = true });

        Assert.Empty(early.Reasons());
        Assert.Equal(["S2-25 S2-28"], early.Reasons(Years(Given.Window("2026-11-01", "2026-11-30"))));
    }

    [Fact]
    public void A_message_that_came_after_the_window_counts_from_the_portal_for_a_day()
    {
        var closing = DateTimeOffset.Parse("2026-10-31T23:59:59+05:00");
        var sentInTime = Given.CaseFile().Applying(application => application with { SubmittedAt = closing });

        Assert.Empty((sentInTime with { ReceivedAt = closing.AddHours(24) }).Reasons());
        Assert.Equal(["S2-25 S2-28"], (sentInTime with { ReceivedAt = closing.AddHours(24).AddTicks(1) }).Reasons());
    }

    private static bool IsOpen(ApplicationWindow window, string filed)
    {
        var at = DateTimeOffset.Parse(filed);
        var file = Given.CaseFile().Applying(application => application with { SubmittedAt = at }) with { ReceivedAt = at };

        return file.Reasons(Years(window)) is [];
    }

    private static SchoolYears Years(params ApplicationWindow[] windows) =>
        SchoolYears.From(new SchoolYearsFile { SchoolYears = [Given.Year("2026-2027", "2026-09-01", "2027-08-31", windows)] });
}
