using Attestation.Gateway.Deciding;
using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>Any instant of the table, told with any offset, against a calendar walked day by day. A failure prints its seed.</summary>
public class WorkingTimePropertyTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    // The day before the last: its deadline is the last day of the table.
    private static readonly DateOnly Last = new(2027, 12, 30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Registration_and_deadline_are_those_of_a_calendar_walked_by_hand(bool sixDays)
    {
        var naive = new NaiveCalendar(sixDays);
        var calendar = Provider.Calendar();
        var instants =
            from day in Gen.Choose(0, Last.DayNumber - First.DayNumber)
            from time in Gen.OneOf(Gen.Choose(0, 86_399_999).Select(ms => TimeSpan.FromMilliseconds(ms)), Gen.Elements(Edges))
            from offset in Gen.Choose(-12 * 60, 14 * 60)
            from opens in Gen.Elements(TimeSpan.FromHours(9), TimeSpan.FromHours(8), TimeSpan.FromMinutes(515))
            from closes in Gen.Elements(TimeSpan.FromMinutes(1110), TimeSpan.FromHours(13), TimeSpan.FromHours(18))
            select (Day: First.AddDays(day), Time: time, Offset: offset, Opens: opens, Closes: closes);
        var onTime = instants.Where(at => at.Day < Last || at.Time < at.Closes);

        Prop.ForAll(onTime.ToArbitrary(), at =>
        {
            var schedule = new ProviderSchedule(sixDays ? WorkingWeek.SixDays : WorkingWeek.FiveDays, TimeOnly.FromTimeSpan(at.Opens), TimeOnly.FromTimeSpan(at.Closes));
            var received = At(at.Day, at.Time).ToOffset(TimeSpan.FromMinutes(at.Offset));

            var terms = new WorkingTime(calendar, schedule).TermsOf(received);

            var (day, time) = naive.Registered(at.Day, at.Time, at.Opens, at.Closes);
            return terms == new Terms(At(day, time), At(day, at.Closes), At(naive.FirstFree(day), at.Closes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_day_of_the_table_is_worked_or_free_as_the_law_says(bool sixDays)
    {
        var naive = new NaiveCalendar(sixDays);
        var calendar = Provider.Calendar();
        var days = Enumerable.Range(0, calendar.To.DayNumber - calendar.From.DayNumber + 1).Select(calendar.From.AddDays).ToArray();

        var week = sixDays ? WorkingWeek.SixDays : WorkingWeek.FiveDays;

        Assert.Equal(730, days.Length);
        Assert.Equal(days.Where(naive.IsWorked), days.Where(day => calendar.IsWorkingDay(day, week)));
    }

    private static TimeSpan[] Edges =>
    [
        TimeSpan.Zero, TimeSpan.FromHours(9), TimeSpan.FromHours(9) - TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1110),
        TimeSpan.FromMinutes(1110) - TimeSpan.FromTicks(1), TimeSpan.FromHours(13), TimeSpan.FromDays(1) - TimeSpan.FromTicks(1),
    ];

    private static DateTimeOffset At(DateOnly day, TimeSpan time) => new(day.ToDateTime(TimeOnly.FromTimeSpan(time)), TimeSpan.FromHours(5));
}
