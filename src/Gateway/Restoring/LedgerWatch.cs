using System.Data.Common;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Restoring;

/// <summary>
/// Writes down every minute that the database knows what was published: a start then need not read the whole ledger. A database whose note
/// has gone back was restored under a running gateway, which ends at once.
/// </summary>
internal sealed partial class LedgerWatch(ILedger ledger, RestoredDatabase restored, Clocks clocks, IHostApplicationLifetime lifetime, ILogger<LedgerWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!ledger.IsKept)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, clocks.Machine);
        var last = DateTimeOffset.MinValue;
        try
        {
            // At once, too: whatever goes back from now on is seen.
            do
            {
                last = await NoteAsync(last, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task<DateTimeOffset> NoteAsync(DateTimeOffset last, CancellationToken stoppingToken)
    {
        try
        {
            if (!(await restored.KnownUntilAsync(stoppingToken) >= last))
            {
                LogRestored();
                lifetime.StopApplication();
                return last;
            }

            var now = clocks.MachineNow;
            await restored.SetKnownAsync(now, stoppingToken);

            return now;
        }
        catch (DbException failure)
        {
            LogNotNoted(failure.GetType().Name);
            return last;
        }
    }

    [LoggerMessage(LogLevel.Critical, "The database was restored while the gateway runs: it ends. Stop all instances, and run 'reconcile'")]
    private partial void LogRestored();

    [LoggerMessage(LogLevel.Debug, "It could not be noted how far the ledger is known ({Cause})")]
    private partial void LogNotNoted(string cause);
}
