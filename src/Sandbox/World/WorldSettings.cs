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

    /// <summary>How long the gateway waits for one answer of a double; <see langword="null"/> for its own setting.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>Fixed ports (8080–8082), or whatever is free.</summary>
    public bool FixedPorts { get; init; }
}
