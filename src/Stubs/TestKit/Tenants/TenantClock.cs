namespace Attestation.Stubs.TestKit.Tenants;

/// <summary>The double's clock as the tenant of the current request has set it.</summary>
internal sealed class TenantClock(TimeProvider inner) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>How far the current request's clock is from everybody's.</summary>
    public static TimeSpan Shift => CurrentCall.Now is { } call ? call.Tenant.ClockShift + call.Skew : TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Shift;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
