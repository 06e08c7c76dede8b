using Attestation.Contracts.Samples;

namespace Attestation.Gateway.Deciding;

internal enum WorkingWeek
{
    FiveDays,
    SixDays,
}

/// <summary>Which days are worked. A dated table with overrides in both directions; a day outside it is an error, never a guess.</summary>
internal sealed class WorkingCalendar(CalendarTable table, IReadOnlySet<DateOnly> moreDaysOff, IReadOnlySet<DateOnly> moreWorkingDays)
{
    /// <summary>The table with the days that were moved by decision; what cannot be meant is named.</summary>
    public static WorkingCalendar With(CalendarTable table, CalendarOverrides? moved)
    {
        var (off, worked) = ((moved?.DaysOff ?? []).ToHashSet(), (moved?.WorkingDays ?? []).ToHashSet());
        string[] mistakes =
        [
            .. off.Where(worked.Contains).Select(day => $"/calendar: {day:yyyy-MM-dd} is both a day off and a working day."),
            .. off.Concat(worked).Where(day => day < table.From || day > table.To).Select(day => $"/calendar: {day:yyyy-MM-dd} is outside the table ({table.From:yyyy-MM-dd} to {table.To:yyyy-MM-dd})."),
        ];

        return mistakes is [] ? new WorkingCalendar(table, off, worked) : throw new SchoolYearsException(mistakes);
    }

    public DateOnly From => table.From;

    public DateOnly To => table.To;

    public bool IsWorkingDay(DateOnly day, WorkingWeek week)
    {
        if (day < table.From || day > table.To)
        {
            throw new OutsideCalendarException(day, table);
        }

        // What the authorised body moved by decision goes before the table: days are moved both ways.
        if (moreDaysOff.Contains(day))
        {
            return false;
        }

        return moreWorkingDays.Contains(day) || (!IsWeeklyDayOff(day, week) && !table.IsDayOff(day, week));
    }

    public DateOnly NextWorkingDay(DateOnly after, WorkingWeek week)
    {
        var day = after.AddDays(1);
        while (!IsWorkingDay(day, week))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    // Labour Code, art. 84.
    private static bool IsWeeklyDayOff(DateOnly day, WorkingWeek week) =>
        day.DayOfWeek is DayOfWeek.Sunday || (day.DayOfWeek is DayOfWeek.Saturday && week is WorkingWeek.FiveDays);
}

/// <summary>The calendar does not reach this day. The case is parked until the table is extended.</summary>
internal sealed class OutsideCalendarException(DateOnly day, CalendarTable table)
    : Exception($"The working calendar covers {table.From:yyyy-MM-dd} to {table.To:yyyy-MM-dd}, but {day:yyyy-MM-dd} was asked for. Extend the calendar table.");
