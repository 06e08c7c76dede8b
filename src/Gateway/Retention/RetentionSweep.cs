using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Retention;

/// <summary>Erases what has been kept long enough: at start, and then every so often.</summary>
internal sealed partial class RetentionSweep(CaseEraser eraser, Clocks clocks, IOptions<RetentionOptions> options, ILogger<RetentionSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every, clocks.Machine);
        try
        {
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            var erased = await eraser.EraseAsync(clocks.Now.AddYears(-options.Value.Years), stoppingToken);
            if (erased > 0)
            {
                LogErased(erased, options.Value.Years);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Cases} cases were erased: received more than {Years} years ago")]
    private partial void LogErased(long cases, int years);

    [LoggerMessage(LogLevel.Error, "Nothing could be erased; it is tried again when the next look is due")]
    private partial void LogFailed(Exception failure);
}
