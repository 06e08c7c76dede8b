using Attestation.Signatures;

namespace Attestation.Sandbox.Demo;

/// <summary>What the command line of the demo says.</summary>
internal sealed record DemoSettings
{
    public required string Out { get; init; }

    public required string Applications { get; init; }

    public required string People { get; init; }

    public required string SchoolYear { get; init; }

    /// <summary>Synthetic applications instead of the samples.</summary>
    public int? Count { get; init; }

    public int Seed { get; init; }

    public bool Quiet { get; init; }

    /// <summary>Where the gateway's log goes.</summary>
    public string? Log { get; init; }

    /// <summary>What notices and messages are signed with.</summary>
    public SignatureAlgorithm Algorithm { get; init; }
}
