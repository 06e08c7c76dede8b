using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Journal;

/// <summary>
/// Makes checkpoints on the machine's clock and tells each one's hash in the log: whoever keeps logs elsewhere holds, without a single personal
/// datum, what no later change of the database can agree with.
/// </summary>
internal sealed partial class CheckpointSequencer(CheckpointStore store, Clocks clocks, IOptions<JournalOptions> options, ILogger<CheckpointSequencer> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckpointEvery, clocks.Machine);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CoverAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task CoverAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await store.MakeAsync(options.Value.HeadsAtMost, stoppingToken) is { } made)
            {
                LogMade(made.Seq, made.Heads, Convert.ToHexStringLower(made.Hash));
                if (made.Heads < options.Value.HeadsAtMost)
                {
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Checkpoint {Checkpoint} over {Journals} journals: {Hash}")]
    private partial void LogMade(long checkpoint, long journals, string hash);

    [LoggerMessage(LogLevel.Error, "No checkpoint could be made; the next is tried when it is due")]
    private partial void LogFailed(Exception failure);
}
