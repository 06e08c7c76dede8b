using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Cases;

/// <summary>The last entry of a case's journal: its number and hash, on which the next entry builds.</summary>
internal sealed record JournalHead(long Seq, byte[] Hash)
{
    public static readonly JournalHead Empty = new(0, new byte[SHA256.HashSizeInBytes]);

    public JournalEntry Add(Guid caseId, JournalNote note, DateTimeOffset at)
    {
        var details = note.Details is null ? null : JsonSerializer.Serialize(note.Details, ContractJson.Options);
        var seq = Seq + 1;
        var line = string.Join('\n', caseId.ToString("D"), seq, at.UtcTicks, note.Stop, note.Entry, details);

        return new JournalEntry(caseId, seq, at, note.Stop, note.Entry, details, SHA256.HashData([.. Hash, .. Encoding.UTF8.GetBytes(line)]));
    }
}

/// <summary>An entry as stored: <paramref name="Hash"/> covers its fields and the hash of the entry before.</summary>
internal sealed record JournalEntry(Guid CaseId, long Seq, DateTimeOffset At, string Stop, string Entry, string? Details, byte[] Hash);
