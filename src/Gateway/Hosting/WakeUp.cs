namespace Attestation.Gateway.Hosting;

/// <summary>Tells a background loop that there is work, so that it need not wait for its next look into the database.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // A signal is waiting already: one is as good as two.
        }
    }

    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => await _signal.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _signal.Dispose();
}
