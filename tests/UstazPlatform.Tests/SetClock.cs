namespace Attestation.UstazPlatform.Tests;

/// <summary>Stands still until it is set.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Given.Morning;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
