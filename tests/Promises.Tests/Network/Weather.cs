namespace Attestation.Promises.Tests.Network;

/// <summary>What a network does to the bytes that cross it.</summary>
internal enum Weather
{
    Clear,

    /// <summary>Everything arrives late.</summary>
    Latency,

    /// <summary>Connections are reset, those that are made as well.</summary>
    Reset,

    /// <summary>Bytes go in and do not come out, until the weather clears: then they do, as TCP would send them again.</summary>
    BlackHole,

    /// <summary>A few bytes at a time.</summary>
    SlowDrip,

    /// <summary>The other side is gone and nobody says so: connections of this weather stay dead for ever.</summary>
    HalfOpen,
}
