namespace Attestation.Gateway.Deciding;

/// <summary>
/// The country's time: one zone, UTC+05:00, since 2024-03-01. A fixed offset and not the machine's zone table, because an old table
/// still has +06:00 for half the country and moves the end of the working day by an hour.
/// </summary>
internal static class Kazakhstan
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(5);

    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
