namespace Attestation.Gateway.Tests.Deciding;

/// <summary>
/// Working days told a second way: the holidays of the law, and its rule instead of a list of transfers. When a holiday meets a weekly
/// day off, the next working day after it is off; Christmas and Kurban Ait are never moved.
/// </summary>
internal sealed class NaiveCalendar
{
    private static readonly string[] Moved =
    [
        "01-01", "01-02", "03-08", "03-21", "03-22", "03-23", "05-01", "05-07", "05-09", "07-06", "10-25", "12-16",
    ];

    private static readonly string[] NotMoved = ["2026-01-07", "2027-01-07", "2026-05-27", "2027-05-16"];

    private readonly HashSet<DateOnly> _off;
    private readonly bool _sixDays;

    public NaiveCalendar(bool sixDays)
    {
        _sixDays = sixDays;
        DateOnly[] moved = [.. new[] { 2026, 2027 }.SelectMany(year => Moved.Select(day => DateOnly.Parse($"{year}-{day}"))), new(2027, 3, 15)];
        _off = [.. moved, .. NotMoved.Select(day => DateOnly.Parse(day))];
        foreach (var holiday in moved.Order().Where(IsWeeklyDayOff))
        {
            _off.Add(FirstFree(holiday));
        }
    }

    public bool IsWorked(DateOnly day) => !IsWeeklyDayOff(day) && !_off.Contains(day);

    /// <summary>Walks day by day, in whole days and a time of day.</summary>
    public (DateOnly Day, TimeSpan Time) Registered(DateOnly day, TimeSpan time, TimeSpan opens, TimeSpan closes)
    {
        while (!IsWorked(day) || time >= closes)
        {
            (day, time) = (day.AddDays(1), TimeSpan.Zero);
        }

        return (day, time < opens ? opens : time);
    }

    public DateOnly FirstFree(DateOnly after)
    {
        var day = after.AddDays(1);
        while (!IsWorked(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private bool IsWeeklyDayOff(DateOnly day) => day.DayOfWeek is DayOfWeek.Sunday || (day.DayOfWeek is DayOfWeek.Saturday && !_sixDays);
}
