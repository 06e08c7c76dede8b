using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>
/// Keeps the doors open: takes applications from the queue, and looks whether it really does. After a broker was cut off, an endpoint may hold on
/// to the connection that is gone, for ever, and stopping and starting its bus does not free it (seen with MassTransit 8.4.0 and RabbitMQ.Client
/// 7.1.2 when a node of a cluster died). So a bus whose doors stay shut is left behind and another is made in its place. Nothing is lost by it: what
/// was not acknowledged is delivered again. In a technical break the doors are closed on purpose, and applications wait with the broker.
/// </summary>
internal sealed partial class RabbitDoors(Func<IBusControl> make, RabbitPublisher publisher, TechnicalBreaks breaks, Clocks clocks, ILogger<RabbitDoors> logger)
    : BackgroundService, IDoors
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    // Time for MassTransit to come back by itself; each further bus gets longer, so that a broker that is slow to recover is not kept busy with connections.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // Each has a connection's channel of its own, and may be cut off alone.
    private static readonly string[] Doors = [BusNames.Applications, BusNames.Status, BusNames.SignedNotices];

    private readonly List<IReceiveObserver> _observers = [];
    private StartedBus? _bus;

    public bool AreOpen => Volatile.Read(ref _bus)?.Health.Status is BusHealthStatus.Healthy;

    public async Task UntilOpenAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), clocks.Machine);
        while (!AreOpen)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public void Observe(IReceiveObserver observer) => _observers.Add(observer);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LeaveAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clocks.Machine);
        var shutSince = (DateTimeOffset?)null;
        var patience = Patience;
        do
        {
            if (breaks.Current is not null)
            {
                await LeaveAsync();
                shutSince = null;
                continue;
            }

            if (_bus is null)
            {
                Open();
                shutSince = null;
            }

            var now = clocks.MachineNow;
            shutSince = await AreShutAsync(stoppingToken) ? shutSince ?? now : null;
            if (shutSince is null)
            {
                patience = Patience;
            }
            else if (_bus is not null && now - shutSince > patience)
            {
                LogShut(Describe(_bus.Health));
                var left = LeaveAsync();
                Open();
                await left;
                shutSince = clocks.MachineNow;
                patience = TimeSpan.FromTicks(Math.Min(patience.Ticks * 2, LongestPatience.Ticks));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // What the bus says of its own health may be as half-open as its connection; the broker knows who listens. While the broker is away
    // there is nothing to mend.
    private async Task<bool> AreShutAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var door in Doors)
            {
                if (await publisher.ListenersAsync(door, stoppingToken).WaitAsync(Longest, clocks.Machine, stoppingToken) is 0)
                {
                    return true;
                }
            }

            return !AreOpen;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogStillAway(failure.GetType().Name);
            return false;
        }
    }

    // A broker that is away is waited for by the bus itself. What cannot even be made (a certificate's file that is gone) is tried again at the next look.
    private void Open()
    {
        try
        {
            var bus = make();
            _observers.ForEach(observer => bus.ConnectReceiveObserver(observer));
            Volatile.Write(ref _bus, new StartedBus(bus));
        }
        catch (Exception failure)
        {
            LogNotMade(failure);
        }
    }

    // One that does not even stop is left to itself: its connection ends with the broker's patience.
    private async Task LeaveAsync()
    {
        if (Interlocked.Exchange(ref _bus, null) is not { } bus)
        {
            return;
        }

        try
        {
            await bus.DisposeAsync().AsTask().WaitAsync(Longest, clocks.Machine);
        }
        catch (Exception failure)
        {
            LogNotStopped(failure.GetType().Name);
        }
    }

    private static string Describe(BusHealthResult health) => string.Join(", ", health.Endpoints
        .Where(endpoint => endpoint.Value.Status is not BusHealthStatus.Healthy)
        .Select(endpoint => $"{endpoint.Value.InputAddress.AbsolutePath.Split('/')[^1]}: {endpoint.Value.Description}")
        .Prepend(health.Description));

    [LoggerMessage(LogLevel.Warning, "The broker does not answer ({Cause}); applications wait with it")]
    private partial void LogStillAway(string cause);

    [LoggerMessage(LogLevel.Warning, "The broker answers, but the doors stay shut ({Health}): the bus is replaced")]
    private partial void LogShut(string health);

    [LoggerMessage(LogLevel.Error, "The bus could not be made; it is tried again")]
    private partial void LogNotMade(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The bus that was left did not stop ({Cause})")]
    private partial void LogNotStopped(string cause);
}
