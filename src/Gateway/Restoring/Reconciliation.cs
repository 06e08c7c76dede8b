using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Restoring;

/// <summary>
/// Compares a database that was restored from a back-up with what the broker has kept, and tells it what it does not know. Everything is
/// taken in the order of the ledger, so that an application is there before its notice. What is known already is left alone: it may be
/// interrupted, and run again.
/// </summary>
internal sealed class Reconciliation(ILedger ledger, PublishedSide published, ReceivedSide received, RestoredDatabase restored, Doorkeeper doorkeeper, Clocks clocks)
{
    /// <param name="since">From when on the ledger is read, by the broker's clock; null: all of it.</param>
    /// <param name="apply">Whether the database is told; otherwise it is only looked at.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReconciliationReport> RunAsync(DateTimeOffset? since, bool apply, CancellationToken cancellationToken)
    {
        var began = clocks.MachineNow;
        var index = new LedgerIndex(doorkeeper.Limits);
        await foreach (var entry in ledger.ReadAsync(since, cancellationToken))
        {
            index.Add(entry);
        }

        var found = new List<Difference>();
        await CompareSerialsAsync(index, apply, found, cancellationToken);
        await CompareEntriesAsync(since, index, apply, found, cancellationToken);

        // A look changes nothing, and a part of the ledger says nothing of what came before it.
        if (apply && since is null && found.TrueForAll(difference => difference.Mended is true))
        {
            await restored.SetKnownAsync(began, cancellationToken);
        }

        return new ReconciliationReport(index.Entries, [.. found.DistinctBy(difference => (difference.Kind, difference.ApplicationId, difference.Number))]);
    }

    // First of all: whatever is received anew without a number gets one that nobody has.
    private async Task CompareSerialsAsync(LedgerIndex index, bool apply, List<Difference> found, CancellationToken cancellationToken)
    {
        foreach (var (year, last) in index.Serials.OrderBy(pair => pair.Key))
        {
            var known = await restored.SerialAsync(year, cancellationToken);
            if (known >= last)
            {
                continue;
            }

            if (apply)
            {
                await restored.RaiseSerialAsync(year, last, cancellationToken);
            }

            found.Add(new(Differences.Number, null, $"{year}", $"{last} applications were numbered, and the database would go on after {known}") { Mended = apply ? true : null });
        }
    }

    private async Task CompareEntriesAsync(DateTimeOffset? since, LedgerIndex index, bool apply, List<Difference> found, CancellationToken cancellationToken)
    {
        var answered = await restored.AnsweredAsync(cancellationToken);
        var reasons = new Dictionary<Guid, string>();
        await foreach (var entry in ledger.ReadAsync(since, cancellationToken))
        {
            if (entry.Offset > index.Last)
            {
                return;
            }

            if (answered.Contains(Convert.ToHexString(entry.Hash)))
            {
                continue;
            }

            if (received.ReasonIn(entry) is { } withdrawal)
            {
                reasons[withdrawal.Id] = withdrawal.Reason;
            }

            if (await LookAsync(entry, index, reasons, cancellationToken) is not { } finding)
            {
                continue;
            }

            bool? isMended = apply ? await MendAsync(finding, entry, index, reasons, cancellationToken) : null;
            found.Add(finding.Difference with { Mended = isMended });
        }
    }

    private async Task<Finding?> LookAsync(LedgerEntry entry, LedgerIndex index, Dictionary<Guid, string> reasons, CancellationToken cancellationToken)
    {
        try
        {
            return await CompareAsync(entry, index, reasons, cancellationToken);
        }
        catch (Exception damage) when (damage is CryptographicException or JsonException)
        {
            return new Finding(new(Differences.Unreadable, PublishedEvents.IdIn(entry), null, $"stands in the database in a form that cannot be read ({damage.GetType().Name})"), null);
        }
    }

    private async Task<Finding?> CompareAsync(LedgerEntry entry, LedgerIndex index, Dictionary<Guid, string> reasons, CancellationToken cancellationToken)
    {
        if (LostCheckpoint.Read(entry) is { } checkpoint)
        {
            return await LookAsync(checkpoint, cancellationToken);
        }

        if (!entry.IsEvent)
        {
            return entry.Exchange is BusNames.Applications or BusNames.SignedNotices ? await received.LookAsync(entry, index, cancellationToken) : null;
        }

        // Where the ledger has the application itself, the difference was found there.
        var finding = await published.LookAsync(entry, reasons, cancellationToken);

        return finding is { Difference: { Kind: Differences.SendAgain, ApplicationId: { } id } } && index.IsSubmitted(id) ? null : finding;
    }

    private async Task<Finding?> LookAsync(LostCheckpoint checkpoint, CancellationToken cancellationToken) => await restored.IsCheckpointKnownAsync(checkpoint.Hash, cancellationToken)
        ? null
        : new Finding(
            new(Differences.Checkpoint, null, $"{checkpoint.Seq}", $"was signed on {checkpoint.At:O} with the hash {Convert.ToHexStringLower(checkpoint.Hash)} and is not in the database"),
            token => restored.KeepCheckpointAsync(checkpoint.Hash, checkpoint.Seq, checkpoint.At, token));

    // What was published, or received, must be known now, or it is found again. Anything else that came through a door may have been answered with
    // a rejection, and what cannot be mended is known from now on: neither is found again.
    private async Task<bool> MendAsync(Finding finding, LedgerEntry entry, LedgerIndex index, Dictionary<Guid, string> reasons, CancellationToken cancellationToken)
    {
        if (finding.Mend is { } mend)
        {
            await mend(cancellationToken);
            var mustBeKnown = entry.IsEvent || finding.Difference is { Kind: Differences.Application, Number: not null };
            if (mustBeKnown && await LookAsync(entry, index, reasons, cancellationToken) is not null)
            {
                return false;
            }

            if (entry.IsEvent)
            {
                return true;
            }
        }

        await restored.SetAnsweredAsync(entry.Hash, cancellationToken);

        return true;
    }
}

/// <param name="Entries">How many messages the ledger held.</param>
/// <param name="Found">The differences, each once.</param>
internal sealed record ReconciliationReport(long Entries, IReadOnlyList<Difference> Found);
