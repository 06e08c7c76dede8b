namespace Attestation.Gateway.Deciding;

internal enum WorkingWeek
{
    FiveDays,
    SixDays,
}

/// <summary>Which days are worked. A dated table with overrides in both directions; a day outside it is an error, never a guess.</summary>
internal sealed class WorkingCalendar(CalendarTable table, IReadOnlySet<DateOnly> moreDaysOff, IReadOnlySet<DateOnly> moreWorkingDays)
{
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
