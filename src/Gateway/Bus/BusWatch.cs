using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>
/// Looks whether the doors are open: whether anybody takes applications from the queue. After a broker was cut off, a consumer's connection may stay half-open for ever (seen with
/// MassTransit 8.4.0 and RabbitMQ.Client 7.1.2); when the broker answers others and the doors stay shut, the bus is stopped and started.
/// Nothing is lost by it: what was not acknowledged is delivered again. In a technical break the doors are closed on purpose, and applications wait with the broker.
/// </summary>
internal sealed partial class BusWatch(IBusControl bus, RabbitPublisher publisher, TechnicalBreaks breaks, Clocks clocks, ILogger<BusWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    // Time for MassTransit to come back by itself; its own tries are up to 30 s apart, whatever the broker does in between. A restart takes
    // its try away: each further one waits longer, so that a broker that is slow to recover is not interrupted for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // To stop, each door says goodbye over a connection that may be half-open, and waits until it gives up.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clocks.Machine);
        var shutSince = (DateTimeOffset?)null;
        var patience = Patience;
        var isClosed = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (isClosed != breaks.Current is not null)
            {
                isClosed = await TurnAsync(isClosed, stoppingToken);
                shutSince = null;
            }

            if (isClosed)
            {
                continue;
            }

            var now = clocks.MachineNow;
            shutSince = await AreShutAsync(stoppingToken) ? shutSince ?? now : null;
            if (shutSince is null)
            {
                patience = Patience;
            }
            else if (now - shutSince > patience)
            {
                await RestartAsync(stoppingToken);
                shutSince = clocks.MachineNow;
                patience = TimeSpan.FromTicks(Math.Min(patience.Ticks * 2, LongestPatience.Ticks));
            }
        }
    }

    // What the bus says of its own health may be as half-open as its connection; the broker knows who listens. While the broker is away
    // there is nothing to mend.
    private async Task<bool> AreShutAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await publisher.ListenersAsync(BusNames.Applications, stoppingToken).WaitAsync(Longest, clocks.Machine, stoppingToken) is 0
                || bus.CheckHealth().Status is not BusHealthStatus.Healthy;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogStillAway(failure.GetType().Name);
            return false;
        }
    }

    // Closes the doors for a break, or opens them after it. What fails is tried again at the next look.
    private async Task<bool> TurnAsync(bool isClosed, CancellationToken stoppingToken)
    {
        try
        {
            await (isClosed ? bus.StartAsync(stoppingToken) : bus.StopAsync(stoppingToken)).WaitAsync(Longest, clocks.Machine, stoppingToken);

            return !isClosed;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotRestarted(failure);

            return isClosed;
        }
    }

    private async Task RestartAsync(CancellationToken stoppingToken)
    {
        var health = bus.CheckHealth();
        LogRestart(string.Join(", ", health.Endpoints.Where(endpoint => endpoint.Value.Status is not BusHealthStatus.Healthy).Select(endpoint => $"{endpoint.Value.InputAddress.AbsolutePath.Split('/')[^1]}: {endpoint.Value.Description}").Prepend(health.Description)));
        try
        {
            // A bus is not started before it has stopped, and is started in the same breath: a restart that gives up between the two leaves it stopped.
            await bus.StopAsync(stoppingToken).WaitAsync(LongestStop, clocks.Machine, stoppingToken);
            await bus.StartAsync(stoppingToken).WaitAsync(Longest, clocks.Machine, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotRestarted(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The broker does not answer ({Cause}); applications wait with it")]
    private partial void LogStillAway(string cause);

    [LoggerMessage(LogLevel.Warning, "The broker answers, but the doors stay shut ({Health}): the bus is stopped and started")]
    private partial void LogRestart(string health);

    [LoggerMessage(LogLevel.Error, "The bus could not be restarted; it is tried again")]
    private partial void LogNotRestarted(Exception failure);
}
