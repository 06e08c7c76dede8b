using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>One bus, from its start until it is left. A start lasts until the broker answers, however long that takes.</summary>
internal sealed class StartedBus : IAsyncDisposable
{
    private readonly IBusControl _bus;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _start;

    public StartedBus(IBusControl bus)
    {
        _bus = bus;
        _start = bus.StartAsync(_leaving.Token);
    }

    public BusHealthResult Health => _bus.CheckHealth();

    /// <summary>
    /// Stops it. MassTransit does not stop what is still starting: it would take messages as soon as the broker answers, with nobody left to
    /// close it. So the start is given up first, which stops what of it there is.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (!_start.IsCompletedSuccessfully)
        {
            await _leaving.CancelAsync();
            await _start.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _bus.StopAsync(CancellationToken.None);
        _leaving.Dispose();
    }
}
