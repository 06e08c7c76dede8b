namespace Attestation.Stubs.TestKit.Faults;

/// <summary>What goes wrong on the connection itself.</summary>
internal abstract record WireFault
{
    private WireFault()
    {
    }

    /// <summary>The connection is reset before anything is said.</summary>
    public sealed record Reset : WireFault;

    /// <summary>The connection is closed before anything is said.</summary>
    public sealed record Empty : WireFault;

    /// <summary>Status and headers, then a piece that is none, then the end.</summary>
    public sealed record BrokenChunk : WireFault;

    /// <summary>Bytes that are no HTTP, then the end.</summary>
    public sealed record Noise : WireFault;

    /// <summary>Nothing, until the caller goes.</summary>
    public sealed record Silence : WireFault;

    /// <summary>Half of the body, then a reset.</summary>
    public sealed record ResetMidBody : WireFault;

    /// <summary>Half of the body, then an orderly end.</summary>
    public sealed record HalfBody : WireFault;

    /// <summary>The whole answer, a little at a time.</summary>
    public sealed record Drip(TimeSpan Over) : WireFault;

    /// <summary>The answer twice, one behind the other.</summary>
    public sealed record Twice : WireFault;
}
