using System.Collections.Concurrent;

namespace Attestation.Stubs.TestKit.Tenants;

/// <summary>All tenants of a double: made by use, dropped after idling, never more than a number.</summary>
internal sealed class TenantBook(DoubleLimits limits, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();
    private long _swept;

    /// <summary>Hears of every tenant that is dropped.</summary>
    public Action<string> Forgotten { get; init; } = _ => { };

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

    public bool Drop(string name)
    {
        if (!_tenants.TryRemove(name, out _))
        {
            return false;
        }

        Forgotten(name);
        return true;
    }

    /// <summary>Everything of a tenant back to the beginning.</summary>
    public void Reset(Tenant tenant)
    {
        tenant.ResetWhole();
        Forgotten(tenant.Name);
    }

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
                Drop(idle.Name);
            }

            foreach (var oldest in Droppable(justUsed).OrderBy(tenant => tenant.LastUsed).Take(Math.Max(0, _tenants.Count - limits.MostTenants)))
            {
                Drop(oldest.Name);
            }
        }
    }

    private List<Tenant> Droppable(Tenant justUsed) => [.. _tenants.Values.Where(tenant => tenant != justUsed && tenant.Name is not Tenant.Default)];
}
