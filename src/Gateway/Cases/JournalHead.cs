using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>The last entry of a case's journal: its number and hash, on which the next entry builds.</summary>
internal sealed record JournalHead(long Seq, byte[] Hash)
{
    public static readonly JournalHead Empty = new(0, new byte[SHA256.HashSizeInBytes]);

    /// <param name="caseId">Whose journal.</param>
    /// <param name="note">What is entered.</param>
    /// <param name="at">When.</param>
    /// <param name="cipher">Seals what is personal; may be left out where nothing is.</param>
    public JournalEntry Add(Guid caseId, JournalNote note, DateTimeOffset at, ColumnCipher? cipher = null)
    {
        var words = note.Personal is null ? null : SealedWords.Of(note.Personal);
        var details = words?.Under(note.Details) ?? (note.Details is null ? null : JsonSerializer.Serialize(note.Details, ContractJson.Options));

        // The hash covers the seal over what is personal, in the details: a new key, or erasing after the term, does not break the chain.
        var entry = new JournalEntry(caseId, Seq + 1, at, note.Stop, note.Entry, details, [])
        {
            Personal = words is null ? null : cipher!.EncryptJson(words, SealedWords.Place(caseId, Seq + 1)),
        };

        return entry with { Hash = entry.HashAfter(Hash) };
    }
}

/// <summary>An entry as stored: <paramref name="Hash"/> covers its fields and the hash of the entry before.</summary>
internal sealed record JournalEntry(Guid CaseId, long Seq, DateTimeOffset At, string Stop, string Entry, string? Details, byte[] Hash)
{
    /// <summary>Who decided and in which words, encrypted; the details hold their seal.</summary>
    public byte[]? Personal { get; init; }

    /// <summary>What <see cref="Hash"/> must be.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous) =>
        SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(string.Join('\n', CaseId.ToString("D"), Seq, At.UtcTicks, Stop, Entry, Details))]);
}
