using System.Collections.Concurrent;

namespace Attestation.Stubs.TestKit.Tenants;

/// <summary>All tenants of a double: made by use, dropped after idling, never more than a number.</summary>
internal sealed class TenantBook(DoubleLimits limits, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();
    private long _swept;

    public DoubleLimits Limits => limits;

    public Tenant Of(string name)
    {
        var now = clock.GetTimestamp();
        var tenant = _tenants.GetOrAdd(name, static (key, bounds) => new Tenant(key, bounds), limits);
        tenant.Use(now);
        Sweep(now, tenant);
        return tenant;
    }

    /// <summary>A tenant that is there; asking does not make one.</summary>
    public Tenant? Find(string name) => _tenants.GetValueOrDefault(name);

    public IReadOnlyList<string> Names() => [.. _tenants.Keys.Order(StringComparer.Ordinal)];

    public bool Drop(string name) => _tenants.TryRemove(name, out _);

    private void Sweep(long now, Tenant justUsed)
    {
        var isCrowded = _tenants.Count > limits.MostTenants;
        if (!isCrowded && clock.GetElapsedTime(Interlocked.Read(ref _swept), now) < limits.IdleTenants / 10)
        {
            return;
        }

        lock (_sweeping)
        {
            Interlocked.Exchange(ref _swept, now);
            foreach (var idle in Droppable(justUsed).Where(tenant => clock.GetElapsedTime(tenant.LastUsed, now) >= limits.IdleTenants))
            {
                _tenants.TryRemove(idle.Name, out _);
            }

            foreach (var oldest in Droppable(justUsed).OrderBy(tenant => tenant.LastUsed).Take(Math.Max(0, _tenants.Count - limits.MostTenants)))
            {
                _tenants.TryRemove(oldest.Name, out _);
            }
        }
    }

    private List<Tenant> Droppable(Tenant justUsed) => [.. _tenants.Values.Where(tenant => tenant != justUsed && tenant.Name is not Tenant.Default)];
}
