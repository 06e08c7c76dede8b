namespace Attestation.Stubs.UstazPlatform;

/// <summary>A system that may ask the platform for tokens (OAuth 2.0 client credentials, RFC 6749, 4.4).</summary>
/// <param name="Id">Its name.</param>
/// <param name="Secret">Its password; no secret, a double guards nothing.</param>
/// <param name="Scopes">What its tokens may open: names of <see cref="UstazScopes"/>.</param>
public sealed record UstazClient(string Id, string Secret, IReadOnlyList<string> Scopes)
{
    /// <summary>The attestation gateway: it reads portfolios and nothing else.</summary>
    public static UstazClient Gateway { get; } = new("attestation-gateway", "ustaz-sandbox-secret", [UstazScopes.PortfolioRead]);

    /// <summary>A school's system: it may do everything.</summary>
    public static UstazClient School { get; } = new("school", "ustaz-sandbox-secret", UstazScopes.All);

    /// <summary>The most calls of this client within <see cref="Window"/>, each tenant counted by itself; <see langword="null"/> for no limit.</summary>
    public int? MostCalls { get; init; }

    /// <summary>The time in which <see cref="MostCalls"/> are counted, by the double's clock. It begins with the first call.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>What a token may open.</summary>
public static class UstazScopes
{
    /// <summary>Teachers, their portfolios, versions and files.</summary>
    public const string PortfolioRead = "portfolio.read";

    /// <summary>Changes in a portfolio.</summary>
    public const string PortfolioWrite = "portfolio.write";

    /// <summary>Applications that were filed, and their notices.</summary>
    public const string ApplicationsRead = "applications.read";

    /// <summary>Filing an application.</summary>
    public const string ApplicationsWrite = "applications.write";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } = [PortfolioRead, PortfolioWrite, ApplicationsRead, ApplicationsWrite];
}
