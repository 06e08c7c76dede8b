using System.Data.Common;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Maintenance;

/// <summary>Keeps an eye on the list, so that every instance begins and ends a break within seconds.</summary>
internal sealed partial class BreakWatch(TechnicalBreaks breaks, Clocks clocks, ILogger<BreakWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clocks.Machine);
        var wasOn = false;
        try
        {
            do
            {
                await LookAsync(stoppingToken);
                var isOn = breaks.Current is not null;
                if (isOn != wasOn)
                {
                    LogBreak(isOn ? "begins" : "is over");
                }

                wasOn = isOn;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    // While the database is away, what was seen last holds: a planned break ends by the clock.
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await breaks.LookAsync(stoppingToken);
        }
        catch (DbException failure)
        {
            LogNotSeen(failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A technical break {Turn}")]
    private partial void LogBreak(string turn);

    [LoggerMessage(LogLevel.Debug, "The list of technical breaks could not be read ({Cause})")]
    private partial void LogNotSeen(string cause);
}
