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
        var details = note.Details is null ? null : JsonSerializer.Serialize(note.Details, ContractJson.Options);
        var seq = Seq + 1;
        var line = string.Join('\n', caseId.ToString("D"), seq, at.UtcTicks, note.Stop, note.Entry, details);

        // The hash covers the sealed bytes: over the plain ones it would tell whoever guesses an ИИН that the guess is right.
        var personal = note.Personal is null ? null : cipher!.EncryptJson(note.Personal, PersonalPlace(caseId, seq));
        var hash = SHA256.HashData([.. Hash, .. Encoding.UTF8.GetBytes(line), .. personal ?? []]);

        return new JournalEntry(caseId, seq, at, note.Stop, note.Entry, details, personal, hash);
    }

    public static string PersonalPlace(Guid caseId, long seq) => $"journal/personal/{caseId:D}/{seq}";
}

/// <summary>An entry as stored: <paramref name="Hash"/> covers its fields and the hash of the entry before.</summary>
internal sealed record JournalEntry(Guid CaseId, long Seq, DateTimeOffset At, string Stop, string Entry, string? Details, byte[]? Personal, byte[] Hash);
