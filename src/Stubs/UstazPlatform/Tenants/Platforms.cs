using System.Collections.Concurrent;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Tenants;

/// <summary>The platforms of all tenants; one is made by being used.</summary>
/// <param name="peopleOf">Whom a tenant's platform knows.</param>
/// <param name="options">How much each keeps.</param>
/// <param name="clock">Dates everything.</param>
internal sealed class Platforms(Func<string, People> peopleOf, UstazPlatformDoubleOptions options, TimeProvider clock)
{
    public const string Header = "X-Sandbox-Tenant";
    public const string Usual = "default";

    private readonly ConcurrentDictionary<string, Platform> _all = new(StringComparer.Ordinal);

    public Platform Of(string tenant) => _all.GetOrAdd(tenant, name => new Platform(name, peopleOf(name), options, clock));

    /// <summary>Forgets everything of a tenant.</summary>
    /// <returns>What there was; <see langword="null"/> for nothing.</returns>
    public Platform? Drop(string tenant) => _all.TryRemove(tenant, out var dropped) ? dropped : null;

    public static string TenantOf(HttpContext context) => context.Request.Headers[Header] is [{ Length: > 0 } tenant] ? tenant : Usual;
}

internal static class PlatformOfCall
{
    /// <summary>The platform of the tenant that a call names.</summary>
    public static Platform Platform(this HttpContext context) => context.RequestServices.GetRequiredService<Platforms>().Of(Platforms.TenantOf(context));
}
