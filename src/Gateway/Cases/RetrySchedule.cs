namespace Attestation.Gateway.Cases;

/// <summary>When to try a stop again. On the law's clock, because it is the case's own schedule: visible in its row, kept over a restart.</summary>
internal static class RetrySchedule
{
    // Close together while an outage may be a hiccup, further apart the longer it lasts: no more than a quarter of it is waited in vain.
    private static readonly TimeSpan[] Intervals =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(4),
        TimeSpan.FromHours(4), TimeSpan.FromHours(4), TimeSpan.FromHours(4), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>The longest wait between two tries.</summary>
    public static TimeSpan Longest => Intervals[^1];

    public static TimeSpan After(int attempts) => Intervals[Math.Clamp(attempts, 0, Intervals.Length - 1)];
}
