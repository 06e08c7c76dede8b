using System.ComponentModel.DataAnnotations;

namespace Attestation.Gateway.Hosting;

/// <summary>How to call an outside system: seconds live here, minutes and hours in the case's schedule.</summary>
internal sealed class CallOptions
{
    /// <summary>How long one attempt may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first. Only questions are asked, so a call may be repeated.</summary>
    [Range(0, 5)]
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first retry; it doubles, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:30")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Calls under way at once: one slow system must not take all the connections.</summary>
    [Range(1, 1000)]
    public int Parallel { get; init; } = 64;

    /// <summary>Calls of one service within half a minute before the breaker judges it.</summary>
    [Range(2, 100_000)]
    public int BreakerSample { get; init; } = 20;

    /// <summary>The share of failures at which the breaker opens.</summary>
    [Range(0.01, 1.0)]
    public double BreakerRatio { get; init; } = 0.5;

    /// <summary>How long an open breaker spares the service.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The same for calls whose caller repeats them on a schedule of its own.</summary>
    public CallOptions Once() => new()
    {
        AttemptTimeout = AttemptTimeout,
        Retries = 0,
        Parallel = Parallel,
        BreakerSample = BreakerSample,
        BreakerRatio = BreakerRatio,
        BreakerPause = BreakerPause,
    };
}
