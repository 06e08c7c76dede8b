using Attestation.Gateway.Cases;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cabinet;

/// <summary>
/// Tells the portal's chains what was committed for them. A crash in between tells it again, with the same event id and the same file.
/// A chain that cannot be told waits by itself, on a schedule that grows; neither other chains nor the bus wait with it.
/// </summary>
internal sealed partial class CabinetRelay(
    CabinetQueue queue,
    CabinetDeliveries deliveries,
    IServiceProvider services,
    Clocks clocks,
    Wakers wakers,
    IOptions<WorkOptions> work,
    IOptions<EgovShlyuzOptions> options,
    ILogger<CabinetRelay> logger)
    : BackgroundService
{
    private readonly AsyncChannelOptions _options = options.Value.Async;
    private readonly SemaphoreSlim _free = new(options.Value.Async.Parallel, options.Value.Async.Parallel);

    public override void Dispose()
    {
        _free.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_options.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await TakeDueAsync(stoppingToken))
                {
                    await wakers.Cabinet.WaitAsync(work.Value.Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogCannotClaim(failure);
                await Task.Delay(work.Value.Poll, clocks.Machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> TakeDueAsync(CancellationToken stoppingToken)
    {
        await _free.WaitAsync(stoppingToken);
        var places = 1;
        while (places < _options.Parallel && await _free.WaitAsync(TimeSpan.Zero, stoppingToken))
        {
            places++;
        }

        IReadOnlyList<CabinetMessage> due = [];
        try
        {
            due = await queue.ClaimDueAsync(places, clocks.MachineNow + work.Value.Lease, _options.DeliveryWait, stoppingToken);
        }
        finally
        {
            if (places > due.Count)
            {
                _free.Release(places - due.Count);
            }
        }

        foreach (var message in due)
        {
            _ = Task.Run(() => TellAsync(message, stoppingToken), CancellationToken.None);
        }

        return due.Count > 0;
    }

    private async Task TellAsync(CabinetMessage message, CancellationToken stoppingToken)
    {
        try
        {
            await TryAsync(message, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // The database: the message comes due again when its lease runs out.
            LogCannotSettle(failure, message.News.EventId);
        }
        catch (OperationCanceledException)
        {
            // The gateway stops.
        }
        finally
        {
            _free.Release();
            wakers.Cabinet.Set();
        }
    }

    private async Task TryAsync(CabinetMessage message, CancellationToken stoppingToken)
    {
        try
        {
            var number = await services.GetRequiredService<CabinetMessenger>().TellAsync(message, stoppingToken);
            await KillPoints.ReachedAsync(KillPoints.Told);
            var delivery = await deliveries.ToldAsync(message, number, stoppingToken);
            LogTold(message.News.EventId, message.News.Code, number, delivery.Outcome);
        }
        catch (Exception failure) when (failure is ShepSilenceException or ShepRefusalException or ShepFormatException && !stoppingToken.IsCancellationRequested)
        {
            // Messages of these name elements and codes, never values.
            var retryAt = clocks.MachineNow + _options.WaitAfter(message.Attempts);
            if (failure is ShepRefusalException && await queue.RefusedAsync(message, retryAt, _options.GiveUpAfter, stoppingToken))
            {
                LogGivenUp(message.News.EventId, failure.Message);
                return;
            }

            LogNotTold(message.News.EventId, message.News.Code, failure.Message);
            if (failure is not ShepRefusalException)
            {
                await queue.LaterAsync(message, retryAt, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Cabinet event {CabinetEventId} ({Code}) was told as message {Number}; heard of it before: {Outcome}")]
    private partial void LogTold(Guid cabinetEventId, string code, string number, DeliveryOutcome outcome);

    [LoggerMessage(LogLevel.Warning, "Cabinet event {CabinetEventId} ({Code}) could not be told ({Cause}); it will be told later")]
    private partial void LogNotTold(Guid cabinetEventId, string code, string cause);

    [LoggerMessage(LogLevel.Error, "Cabinet event {CabinetEventId} is given up: the ШЭП keeps refusing it ({Cause})")]
    private partial void LogGivenUp(Guid cabinetEventId, string cause);

    [LoggerMessage(LogLevel.Error, "Cabinet event {CabinetEventId}: what became of it could not be stored; it comes due again when its lease runs out")]
    private partial void LogCannotSettle(Exception failure, Guid cabinetEventId);

    [LoggerMessage(LogLevel.Error, "Due messages for the cabinet cannot be read")]
    private partial void LogCannotClaim(Exception failure);
}
