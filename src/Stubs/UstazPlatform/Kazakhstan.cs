namespace Attestation.Stubs.UstazPlatform;

/// <summary>The time of the country.</summary>
internal static class Kazakhstan
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(5); // one zone since 2024-03-01

    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, Offset);
}
