using System.Collections.Concurrent;

namespace Attestation.Gateway.Bus;

/// <summary>The queues of notices to sign that one connection has declared: once a provider, however many notices wait for it.</summary>
internal sealed class SignQueues(Func<string, Task> declare)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _declared = new(StringComparer.Ordinal);

    /// <summary>Returns when the provider's queue is there. What went wrong is told to those who waited for it; whoever comes later tries again.</summary>
    public async Task DeclareAsync(string providerBin)
    {
        var declaring = _declared.GetOrAdd(providerBin, bin => new Lazy<Task>(() => declare(bin)));
        try
        {
            await declaring.Value;
        }
        catch
        {
            // Of those who waited for this one the first takes it away; a newer one stays.
            _declared.TryRemove(KeyValuePair.Create(providerBin, declaring));
            throw;
        }
    }
}
