using Attestation.Gateway.Bus;
using Attestation.Gateway.Journal;

namespace Attestation.Gateway.Restoring;

/// <summary>A checkpoint as the ledger was told of it.</summary>
internal sealed record LostCheckpoint(long Seq, DateTimeOffset At, byte[] Hash)
{
    /// <returns>Null for any other message, and for one that is not what its name says.</returns>
    public static LostCheckpoint? Read(LedgerEntry entry) =>
        entry is { Exchange: "", Message.Type: CheckpointStore.LedgerMessage } && PublishedEvents.Read<LostCheckpoint>(entry) is { Hash.Length: > 0 } checkpoint ? checkpoint : null;
}
