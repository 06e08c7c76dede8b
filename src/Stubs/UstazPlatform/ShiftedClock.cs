namespace Attestation.Stubs.UstazPlatform;

/// <summary>The machine's clock, moved: a stand that plays another day must do so on both sides.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
