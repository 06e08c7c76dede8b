namespace Attestation.Sandbox.World;

/// <summary>
/// The sandbox's clock for the instants of the law. It stands still until it is told to go on, so that a year of applications fits into
/// seconds and comes out the same every time; or it runs with the machine's, from an instant of one's choice.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start, bool runs) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();
    private long _offsetTicks;

    public override DateTimeOffset GetUtcNow()
    {
        var now = start.AddTicks(Interlocked.Read(ref _offsetTicks)).ToUniversalTime();

        return runs ? now + System.GetElapsedTime(_started) : now;
    }

    /// <summary>Never goes back.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        var ahead = (instant - GetUtcNow()).Ticks;
        if (ahead > 0)
        {
            Interlocked.Add(ref _offsetTicks, ahead);
        }
    }
}
