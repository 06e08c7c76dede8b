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
        var entry = new JournalEntry(caseId, Seq + 1, at, note.Stop, note.Entry, details, []);

        return entry with { Hash = entry.HashAfter(Hash) };
    }
}

/// <summary>An entry as stored: <paramref name="Hash"/> covers its fields and the hash of the entry before.</summary>
internal sealed record JournalEntry(Guid CaseId, long Seq, DateTimeOffset At, string Stop, string Entry, string? Details, byte[] Hash)
{
    /// <summary>What <see cref="Hash"/> must be.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous) =>
        SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(string.Join('\n', CaseId.ToString("D"), Seq, At.UtcTicks, Stop, Entry, Details))]);
}
