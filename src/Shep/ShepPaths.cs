namespace Attestation.Shep;

/// <summary>Paths on which the ШЭП answers.</summary>
public static class ShepPaths
{
    /// <summary>The synchronous channel with a signed body.</summary>
    public const string Sync = "/bip-sync-wss-gost/";

    /// <summary>The same channel as some installations publish it.</summary>
    public const string SyncUnderShep = "/shep/bip-sync-wss-gost/";

    /// <summary>The asynchronous channel.</summary>
    public const string Async = "/bip-async/";
}
