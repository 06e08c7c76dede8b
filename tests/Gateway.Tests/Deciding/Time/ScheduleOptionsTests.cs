using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>What a provider's section does not say is as usual, and the term is counted as set.</summary>
public class ScheduleOptionsTests
{
    private static readonly ProviderSchedule Usual = new(WorkingWeek.SixDays, new TimeOnly(8, 0), new TimeOnly(16, 0), new LunchBreak(new TimeOnly(12, 0), new TimeOnly(13, 0)));

    [Fact]
    public void A_provider_that_says_nothing_works_as_usual() => Assert.Equal(Usual, new ScheduleOptions().ToSchedule(Usual));

    [Fact]
    public void A_provider_that_says_one_thing_keeps_the_usual_others()
    {
        Assert.Equal(Usual with { Closes = new TimeOnly(15, 0) }, new ScheduleOptions { Closes = new TimeOnly(15, 0) }.ToSchedule(Usual));
        Assert.Equal(Usual with { Week = WorkingWeek.FiveDays }, new ScheduleOptions { Week = WorkingWeek.FiveDays }.ToSchedule(Usual));
        Assert.Equal(Usual with { Opens = new TimeOnly(10, 0) }, new ScheduleOptions { Opens = new TimeOnly(10, 0) }.ToSchedule(Usual));
        Assert.Equal(Usual with { Lunch = new LunchBreak(new TimeOnly(12, 0), new TimeOnly(12, 30)) }, new ScheduleOptions { LunchTo = new TimeOnly(12, 30) }.ToSchedule(Usual));
    }

    [Fact]
    public void A_provider_that_closes_before_the_usual_opening_is_a_mistake_named_with_both()
    {
        var options = new CalendarOptions { Providers = new() { [Given.Bin().Value] = new ScheduleOptions { Closes = new TimeOnly(8, 30) } } };

        var failure = Assert.Single(new CalendarOptionsValidator().Validate(null, options).Failures!);

        Assert.Contains("closes at 08:30, which is not after it opens at 09:00", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12:00", "13:00", true)]
    [InlineData("09:00", "18:30", true)]
    [InlineData("13:00", "13:00", false)]
    [InlineData("08:59", "13:00", false)]
    [InlineData("13:00", "18:31", false)]
    [InlineData("13:00", null, false)]
    [InlineData(null, "13:00", false)]
    public void Lunch_lies_within_working_time(string? from, string? to, bool valid)
    {
        var options = new CalendarOptions { Usual = new ScheduleOptions { LunchFrom = Time(from), LunchTo = Time(to) } };

        Assert.Equal(valid, new CalendarOptionsValidator().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(10, 10, true)]
    [InlineData(2, 1, false)]
    [InlineData(-1, 1, false)]
    [InlineData(0, 11, false)]
    [Requirement("S2-5")]
    public void The_warning_comes_no_later_than_the_end_of_the_term(int warn, int due, bool valid) => Assert.Equal(
        valid, new CalendarOptionsValidator().Validate(null, new CalendarOptions { WarnAfterWorkingDays = warn, DueAfterWorkingDays = due }).Succeeded);

    [Theory]
    [InlineData(0, 0, "2026-10-23", "2026-10-23")]
    [InlineData(0, 1, "2026-10-23", "2026-10-27")]
    [InlineData(1, 1, "2026-10-27", "2026-10-27")]
    [InlineData(1, 3, "2026-10-27", "2026-10-29")]
    [Requirement("S2-5")]
    public void The_term_is_counted_in_working_days_as_set(int warn, int due, string warnDay, string dueDay)
    {
        var terms = new WorkingTime(Provider.Calendar(), Provider.UsualSchedule, new TermDays(warn, due)).TermsOf(DateTimeOffset.Parse("2026-10-23T12:00+05:00"));

        Assert.Equal((DateTimeOffset.Parse($"{warnDay}T18:30+05:00"), DateTimeOffset.Parse($"{dueDay}T18:30+05:00")), (terms.WarnAt, terms.DueBy));
    }

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.Parse(text);
}
