namespace Attestation.Gateway.Hosting;

/// <summary>
/// The machine's clock, moved: for test stands that play a day of next month (<c>Clock:PretendItIs</c>). Never set in production, where
/// the time of receipt is evidence.
/// </summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
