using Attestation.Signatures;

namespace Attestation.Sandbox.World;

/// <summary>What a sandbox is made of.</summary>
internal sealed record WorldSettings
{
    public required string PeopleFile { get; init; }

    public required string SchoolYearFile { get; init; }

    /// <summary>Where database, keys and certificates go; gone when the sandbox ends.</summary>
    public required string DataFolder { get; init; }

    public required VirtualClock Clock { get; init; }

    /// <summary>Providers whose institution's key the gateway holds; all others sign for themselves, over the bus.</summary>
    public IReadOnlyList<string> KeysHeldFor { get; init; } = [];

    /// <summary>What everybody's keys sign with: schools, clerks, the gateway, the ШЭП.</summary>
    public SignatureAlgorithm Algorithm { get; init; }

    /// <summary>Providers that take applications on paper.</summary>
    public IReadOnlyList<string> PaperProviders { get; init; } = [];

    /// <summary>Whether the ШЭП brings the portal's requests to the gateway; otherwise the gateway fetches them.</summary>
    public bool BringsRequests { get; init; } = true;

    /// <summary>Whether the gateway fetches the authority's revocation list from the double; otherwise one without an end lies in its folder.</summary>
    public bool FetchesRevocationLists { get; init; }

    /// <summary>Settings of the gateway that are different.</summary>
    public IReadOnlyDictionary<string, string?> Different { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Where the gateway's log goes; nowhere, unless it is said.</summary>
    public string? Log { get; init; }

    /// <summary>Fixed ports (8080–8082), or whatever is free.</summary>
    public bool FixedPorts { get; init; }
}
