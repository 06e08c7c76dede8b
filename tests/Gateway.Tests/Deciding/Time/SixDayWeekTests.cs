using Attestation.Contracts.Samples;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>The holidays of 2026 and 2027 for a provider that works on Saturdays: only a holiday on a Sunday is moved.</summary>
public class SixDayWeekTests
{
    /// <summary>As the vectors of the five-day week: received, registered, the next working day after it.</summary>
    public static TheoryData<string, string, string> Vectors => new()
    {
        { "2026-11-20T17:59", "2026-11-20T17:59", "2026-11-21" },
        { "2026-11-20T18:30", "2026-11-21T09:00", "2026-11-23" },
        { "2026-11-20T03:00", "2026-11-20T09:00", "2026-11-21" },
        { "2026-10-23T18:45", "2026-10-24T09:00", "2026-10-27" },
        { "2026-03-20T19:00", "2026-03-25T09:00", "2026-03-26" },
        { "2026-05-26T19:00", "2026-05-28T09:00", "2026-05-29" },
        { "2026-08-29T12:00", "2026-08-29T12:00", "2026-08-31" },
        { "2026-12-15T20:00", "2026-12-17T09:00", "2026-12-18" },
        { "2026-12-31T18:31", "2027-01-04T09:00", "2027-01-05" },
        { "2027-01-06T19:00", "2027-01-08T09:00", "2027-01-09" },
        { "2027-03-12T19:00", "2027-03-13T09:00", "2027-03-16" },
        { "2027-03-19T19:00", "2027-03-20T09:00", "2027-03-25" },
        { "2027-04-30T19:00", "2027-05-03T09:00", "2027-05-04" },
        { "2027-05-06T19:00", "2027-05-08T09:00", "2027-05-11" },
        { "2027-05-14T19:00", "2027-05-15T09:00", "2027-05-17" },
    };

    /// <summary>Working days that a five-day week has off and a six-day week has not, besides Saturdays.</summary>
    public static TheoryData<string> WorkedInSixDaysOnly => ["2026-03-25", "2026-05-11", "2027-01-04", "2027-05-03"];

    [Requirement("S2-12")]
    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_terms_follow_from_receipt(string received, string registered, string nextDay)
    {
        var terms = Provider.Working(WorkingWeek.SixDays).TermsOf(Local(received));

        Assert.Equal((Local(registered), Local($"{registered[..10]}T18:30"), Local($"{nextDay}T18:30")), (terms.RegisteredAt, terms.WarnAt, terms.DueBy));
    }

    [Theory]
    [MemberData(nameof(WorkedInSixDaysOnly))]
    public void A_holiday_on_a_Saturday_is_not_moved_for_who_works_on_Saturdays(string day)
    {
        var calendar = Provider.Calendar();

        Assert.True(calendar.IsWorkingDay(DateOnly.Parse(day), WorkingWeek.SixDays));
        Assert.False(calendar.IsWorkingDay(DateOnly.Parse(day), WorkingWeek.FiveDays));
    }

    [Theory]
    [InlineData("2025-12-31")]
    [InlineData("2028-01-01")]
    public void A_day_that_is_moved_outside_the_table_is_a_mistake(string day)
    {
        var error = Assert.Throws<SchoolYearsException>(() => WorkingCalendar.With(CalendarTable.Load(), new CalendarOverrides { DaysOff = [DateOnly.Parse(day)] }));

        Assert.Contains(day, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_cannot_be_off_and_worked()
    {
        DateOnly[] day = [new(2026, 11, 21)];

        var error = Assert.Throws<SchoolYearsException>(() => WorkingCalendar.With(CalendarTable.Load(), new CalendarOverrides { DaysOff = day, WorkingDays = day }));

        Assert.Contains("both", error.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Local(string instant) => DateTimeOffset.Parse($"{instant}+05:00");
}
