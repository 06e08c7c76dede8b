namespace Attestation.Stubs.UstazPlatform;

/// <summary>Where the double listens and whom it lets in.</summary>
public sealed record UstazPlatformDoubleOptions
{
    /// <summary>The fixed token accepted unless said otherwise. No secret: a double guards nothing.</summary>
    public const string DefaultToken = "ustaz-sandbox-token";

    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public Uri Address { get; init; } = new("http://127.0.0.1:0");

    /// <summary>How much of its tenants it keeps.</summary>
    public TestKit.DoubleLimits Limits { get; init; } = new();

    /// <summary>
    /// The most versions kept of one teacher's file; when one more comes, the oldest goes, and the exchange in which it went says so in the journal.
    /// Numbers go on. A portfolio as it was before the oldest version kept is refused as <c>platform.unavailable</c>.
    /// </summary>
    public int MostVersions { get; init; } = 1000;

    /// <summary>The most applications kept for one tenant; when one more comes, the oldest goes with its notice, and the exchange in which it went says so in the journal.</summary>
    public int MostApplications { get; init; } = 10_000;

    /// <summary>
    /// The most files kept for one tenant of teachers whom the people file does not list and of whom nobody entered anything. When one more is looked at, the one
    /// that was looked at first goes, and the exchange in which it went says so in the journal. Whoever is looked at again has the same portfolio under another id.
    /// </summary>
    public int MostUntouchedFiles { get; init; } = 10_000;

    /// <summary>A token that has every scope and never ends, for trying calls by hand: <c>Authorization: Bearer …</c>.</summary>
    public string Token { get; init; } = DefaultToken;

    /// <summary>Who may ask for tokens.</summary>
    public IReadOnlyList<UstazClient> Clients { get; init; } = [UstazClient.Gateway, UstazClient.School];

    /// <summary>How long a token lasts, by the double's clock.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);
}
