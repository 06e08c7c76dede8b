using System.Data.Common;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cases;

/// <summary>
/// Takes due cases and brings each as far as it goes. A crash anywhere leaves a row that comes due again; a stop that is done twice
/// is stored once, because only the holder of the row's version can save.
/// </summary>
internal sealed partial class CaseWorker(
    CaseStore cases, IEnumerable<IStop> stops, TechnicalBreaks breaks, Clocks clocks, Wakers wakers, IOptions<WorkOptions> options, ILogger<CaseWorker> logger, TermAlarms? alarms = null)
    : BackgroundService
{
    private readonly Dictionary<CaseState, IStop> _stops = stops.ToDictionary(stop => stop.Stop);
    private readonly SemaphoreSlim _free = new(options.Value.Cases, options.Value.Cases);
    private DateTimeOffset _termsSeenAt;

    public override void Dispose()
    {
        _free.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isBusy = await TakeDueAsync(stoppingToken);
                if (!await RaiseTermsAsync(isBusy, stoppingToken) && !isBusy)
                {
                    await wakers.Cases.WaitAsync(options.Value.Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Most likely the database: nothing is lost, the rows are there when it is back.
                LogCannotClaim(failure);
                await Task.Delay(options.Value.Poll, clocks.Machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Whenever there is nothing else to do; under load, now and then.
    private async Task<bool> RaiseTermsAsync(bool isBusy, CancellationToken stoppingToken)
    {
        if (alarms is null || (isBusy && clocks.MachineNow - _termsSeenAt < options.Value.Poll))
        {
            return false;
        }

        _termsSeenAt = clocks.MachineNow;

        return await alarms.RaiseDueAsync(stoppingToken);
    }

    private DateTimeOffset LeaseUntil => clocks.MachineNow + options.Value.Lease;

    private async Task<bool> TakeDueAsync(CancellationToken stoppingToken)
    {
        if (breaks.Current is not null)
        {
            return false;
        }

        await _free.WaitAsync(stoppingToken);
        var places = 1;
        while (places < options.Value.Cases && await _free.WaitAsync(TimeSpan.Zero, stoppingToken))
        {
            places++;
        }

        IReadOnlyList<Case> due = [];
        try
        {
            due = await cases.ClaimDueAsync(places, LeaseUntil, stoppingToken);
        }
        finally
        {
            if (places > due.Count)
            {
                _free.Release(places - due.Count);
            }
        }

        foreach (var @case in due)
        {
            _ = Task.Run(() => WorkAsync(@case, stoppingToken), CancellationToken.None);
        }

        return due.Count > 0;
    }

    private async Task WorkAsync(Case @case, CancellationToken stoppingToken)
    {
        try
        {
            await KillPoints.ReachedAsync(KillPoints.Claimed, @case.State);
            using var scope = logger.BeginScope(new Dictionary<string, object> { ["ApplicationId"] = @case.Id });
            for (var current = @case; current is not null; current = await NextAsync(current, stoppingToken))
            {
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lease runs out and the case comes due again.
        }
        catch (Exception failure)
        {
            LogCannotSave(failure, @case.Id, @case.State);
        }
        finally
        {
            _free.Release();
        }
    }

    // The next stop at once, if it is due at once; null when the case rests.
    private async Task<Case?> NextAsync(Case current, CancellationToken stoppingToken)
    {
        var step = await RunAsync(current, stoppingToken);
        var goesOn = step.After.DueAt <= clocks.Now;
        await KillPoints.ReachedAsync(KillPoints.Computed, current.State);
        var saved = await cases.SaveAsync(step, goesOn ? LeaseUntil : null, stoppingToken);
        await KillPoints.ReachedAsync(KillPoints.Stored, current.State);
        if (saved is null)
        {
            LogOvertaken(current.Id, current.State);
            return null;
        }

        LogStep(saved.Id, step.Note.Stop, step.Note.Entry, saved.State);
        return goesOn ? saved : null;
    }

    private async Task<Step> RunAsync(Case current, CancellationToken stoppingToken)
    {
        try
        {
            var step = await _stops[current.State].RunAsync(current, stoppingToken);

            return step.After.State == current.State ? step : step with { After = step.After with { Attempts = 0 } };
        }
        catch (Exception failure) when (failure is not DbException && !IsStop(failure, stoppingToken))
        {
            return Failed(current, failure);
        }
    }

    // A call that ran out of time is cancelled too, but not by us: that is a failure like any other.
    private static bool IsStop(Exception failure, CancellationToken stoppingToken) => failure is OperationCanceledException && stoppingToken.IsCancellationRequested;

    // What will not mend itself is parked for an operator; everything else is tried again on the case's schedule.
    private Step Failed(Case current, Exception failure)
    {
        var isPermanent = failure is PermanentFailureException or OutsideCalendarException or SchoolYearsException or EditionException;
        LogFailed(failure, current.Id, current.State, isPermanent);
        var after = current with
        {
            State = isPermanent ? CaseState.Parked : current.State,
            DueAt = isPermanent ? null : clocks.Now + RetrySchedule.After(current.Attempts),
            Attempts = current.Attempts + 1,
        };

        return new Step(after, new JournalNote(current.State.ToString(), isPermanent ? "parked" : "failed", new { cause = failure.GetType().Name, attempt = after.Attempts }));
    }

    [LoggerMessage(LogLevel.Information, "Application {ApplicationId}: {Stop} {Entry}, now {State}")]
    private partial void LogStep(Guid applicationId, string stop, string entry, CaseState state);

    [LoggerMessage(LogLevel.Information, "Application {ApplicationId} was changed by somebody else during {State}; this result is dropped")]
    private partial void LogOvertaken(Guid applicationId, CaseState state);

    [LoggerMessage(LogLevel.Warning, "Application {ApplicationId}: {State} failed; parked: {IsPermanent}")]
    private partial void LogFailed(Exception failure, Guid applicationId, CaseState state, bool isPermanent);

    [LoggerMessage(LogLevel.Error, "Application {ApplicationId}: {State} could not be stored; it comes due again when its lease runs out")]
    private partial void LogCannotSave(Exception failure, Guid applicationId, CaseState state);

    [LoggerMessage(LogLevel.Error, "Due cases cannot be read")]
    private partial void LogCannotClaim(Exception failure);
}
