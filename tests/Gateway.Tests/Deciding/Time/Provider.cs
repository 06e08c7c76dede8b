using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>Working times on the calendar that the gateway ships.</summary>
internal static class Provider
{
    public static readonly ProviderSchedule UsualSchedule = new(WorkingWeek.FiveDays, new TimeOnly(9, 0), new TimeOnly(18, 30));

    public static WorkingTime Usual() => Working(WorkingWeek.FiveDays);

    public static WorkingTime Working(WorkingWeek week, string[]? daysOff = null, string[]? workingDays = null) =>
        new(Calendar(daysOff, workingDays), UsualSchedule with { Week = week });

    public static WorkingCalendar Calendar(string[]? daysOff = null, string[]? workingDays = null) => new(CalendarTable.Load(), Days(daysOff), Days(workingDays));

    private static HashSet<DateOnly> Days(string[]? days) => [.. (days ?? []).Select(day => DateOnly.Parse(day))];
}
