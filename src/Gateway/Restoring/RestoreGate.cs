using System.Data.Common;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Restoring;

/// <summary>
/// Says whether this database may be worked with. Every event was committed before it was published: a database that does not know an event of
/// the broker's ledger is an older one, restored from a back-up, and would give out numbers and notices a second time.
/// </summary>
internal sealed class RestoreGate(ILedger ledger, PublishedSide published, RestoredDatabase restored, Clocks clocks)
{
    /// <summary>Clocks of gateways and broker may differ by this, and what was published while the database was last looked at is looked at again.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);

    private static readonly Dictionary<Guid, string> NoReasons = [];

    /// <returns>Null when it may; otherwise why not, in a sentence.</returns>
    public async Task<string?> LookAsync(CancellationToken cancellationToken)
    {
        if (!ledger.IsKept)
        {
            return null;
        }

        try
        {
            var began = clocks.MachineNow;
            if (await FirstUnknownAsync(cancellationToken) is { } unknown)
            {
                return $"the database is older than what was published ({unknown.Kind}): it was restored from a back-up. Nothing is taken and nothing is issued until 'reconcile --apply' has run";
            }

            await restored.SetKnownAsync(began, cancellationToken);

            return null;
        }
        catch (Exception failure) when (Ledger.IsUnreadable(failure, cancellationToken))
        {
            return $"the broker's ledger cannot be read ({failure.GetType().Name}), so that it cannot be told whether the database was restored from a back-up";
        }
        catch (AuthenticationException failure)
        {
            return $"the broker's ledger cannot be read. {failure.Message}";
        }
        catch (DbException failure)
        {
            return $"the database does not answer ({failure.GetType().Name})";
        }
    }

    private async Task<Difference?> FirstUnknownAsync(CancellationToken cancellationToken)
    {
        // A note from a clock that ran ahead would pass over what came since.
        var since = await restored.KnownUntilAsync(cancellationToken) is { } known ? (known < clocks.MachineNow ? known : clocks.MachineNow) - Margin : (DateTimeOffset?)null;
        var answered = await restored.AnsweredAsync(cancellationToken);
        await foreach (var entry in ledger.ReadAsync(since, cancellationToken))
        {
            if (LostCheckpoint.Read(entry) is { } checkpoint && !await restored.IsCheckpointKnownAsync(checkpoint.Hash, cancellationToken))
            {
                return new Difference(Differences.Checkpoint, null, $"{checkpoint.Seq}", "is not in the database");
            }

            if (entry.IsEvent && !answered.Contains(Convert.ToHexString(entry.Hash)) && await LookAsync(entry, cancellationToken) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    // A case whose columns cannot be read is in the database all the same; it is parked when it is worked on, and must not keep all others shut.
    private async Task<Difference?> LookAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return (await published.LookAsync(entry, NoReasons, cancellationToken))?.Difference;
        }
        catch (Exception damage) when (damage is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
