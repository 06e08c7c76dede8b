namespace Attestation.Promises.Tests.Workshops;

/// <summary>The machine's clock, which a test may put on so that leases run out; timers run as ever.</summary>
internal sealed class MachineClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void PutOn(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
