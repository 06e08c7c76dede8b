namespace Attestation.Gateway.Cases;

/// <summary>When to try a stop again. On the law's clock, because it is the case's own schedule: visible in its row, kept over a restart.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Intervals =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    public static TimeSpan After(int attempts) => Intervals[Math.Clamp(attempts, 0, Intervals.Length - 1)];
}
