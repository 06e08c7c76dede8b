namespace Attestation.Stubs.TestKit;

/// <summary>How much of its tenants a double keeps.</summary>
public sealed record DoubleLimits
{
    /// <summary>The most tenants at one time; when one more comes, the one that was used longest ago goes.</summary>
    public int MostTenants { get; init; } = 1000;

    /// <summary>A tenant that nobody used for so long is dropped with everything in it; <c>default</c> never is.</summary>
    public TimeSpan IdleTenants { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The most exchanges kept for one tenant.</summary>
    public int ExchangesPerTenant { get; init; } = 2000;

    /// <summary>The most bytes of bodies kept for one tenant.</summary>
    public long BytesPerTenant { get; init; } = 16 * 1024 * 1024;

    /// <summary>The longest body that mappings look into; a longer one goes to the double unread.</summary>
    public int MostBodyBytes { get; init; } = 8 * 1024 * 1024;
}
