using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Journal;

namespace Attestation.Gateway.Restoring;

/// <summary>A checkpoint as the ledger was told of it.</summary>
internal sealed record LostCheckpoint(long Seq, DateTimeOffset At, byte[] Hash)
{
    /// <returns>Null for any other message.</returns>
    public static LostCheckpoint? Read(LedgerEntry entry) => entry is { Exchange: "", Message.Type: CheckpointStore.LedgerMessage }
        ? JsonSerializer.Deserialize<LostCheckpoint>(entry.Message.Body.Span, ContractJson.Options)
        : null;
}
