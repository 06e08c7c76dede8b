using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Journal;

/// <summary>Whether an administrative file is whole and as it was taken. Needs nothing but the file.</summary>
internal sealed record AdministrativeFileCheck(string ApplicationNumber, int Entries, int Checkpoints, string SignerSha256, IReadOnlyList<string> Mistakes)
{
    private const long LargestPart = 64 * 1024 * 1024;

    /// <exception cref="InvalidDataException">It is no administrative file at all.</exception>
    public static async Task<AdministrativeFileCheck> RunAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            var parts = await ReadAsync(file, cancellationToken);
            var manifest = FromJson<FileManifest>(parts, AdministrativeFile.Manifest);
            var signature = FromJson<FileSignature>(parts, AdministrativeFile.Signature);
            var journal = FromJson<JournalEntry[]>(parts, AdministrativeFile.Journal);
            var proofs = FromJson<CheckpointProof[]>(parts, AdministrativeFile.Checkpoints);
            string[] mistakes =
            [
                .. JournalKey.IsSigned(signature.Certificate, parts[AdministrativeFile.Manifest], signature.Signature) ? Array.Empty<string>() : ["The manifest's signature is wrong."],
                .. PartMistakes(parts, manifest),
                .. JournalMistakes(journal, manifest.ApplicationId),
                .. proofs.Select(proof => (proof.Checkpoint.Seq, Mistake: proof.Mistake(journal))).Where(proof => proof.Mistake is not null).Select(proof => $"Checkpoint {proof.Seq} {proof.Mistake}."),
                .. proofs.Any(proof => !proof.Checkpoint.Certificate.AsSpan().SequenceEqual(signature.Certificate)) ? ["A checkpoint and the file were signed by different certificates: make sure that both are the operator's."] : Array.Empty<string>(),
                .. NoticeMistakes(parts, journal),
            ];

            return new AdministrativeFileCheck(
                manifest.ApplicationNumber, journal.Length, proofs.Length, Convert.ToHexStringLower(SHA256.HashData(signature.Certificate)), mistakes);
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or KeyNotFoundException or NullReferenceException or ArgumentException)
        {
            throw new InvalidDataException($"This is not an administrative file of the gateway, or it is damaged beyond reading: {broken.Message}", broken);
        }
    }

    private static async Task<Dictionary<string, byte[]>> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > LargestPart)
            {
                throw new InvalidDataException($"The part {entry.FullName} is larger than {LargestPart} bytes.");
            }

            using var content = new MemoryStream();
            await using var part = await entry.OpenAsync(cancellationToken);
            await part.CopyToAsync(content, cancellationToken);
            parts.Add(entry.FullName, content.ToArray());
        }

        return parts;
    }

    private static IEnumerable<string> PartMistakes(Dictionary<string, byte[]> parts, FileManifest manifest) =>
    [
        .. manifest.Parts.Keys.Where(name => !parts.ContainsKey(name)).Select(name => $"The part {name} is missing."),
        .. parts.Keys
            .Where(name => name is not (AdministrativeFile.Manifest or AdministrativeFile.Signature) && !manifest.Parts.ContainsKey(name))
            .Select(name => $"The part {name} was put in."),
        .. parts
            .Where(part => manifest.Parts.TryGetValue(part.Key, out var hash) && hash != Convert.ToHexStringLower(SHA256.HashData(part.Value)))
            .Select(part => $"The part {part.Key} was changed."),
    ];

    private static List<string> JournalMistakes(JournalEntry[] journal, Guid applicationId)
    {
        var mistakes = new List<string>();
        var head = JournalHead.Empty;
        foreach (var entry in journal)
        {
            if (entry.CaseId != applicationId || entry.Seq != head.Seq + 1 || !entry.HashAfter(head.Hash).AsSpan().SequenceEqual(entry.Hash))
            {
                mistakes.Add($"The journal is broken at entry {entry.Seq}.");
                return mistakes;
            }

            head = new JournalHead(entry.Seq, entry.Hash);
        }

        return mistakes;
    }

    // The journal says of every notice what its bytes must be.
    private static IEnumerable<string> NoticeMistakes(Dictionary<string, byte[]> parts, JournalEntry[] journal)
    {
        var signed = parts.Where(part => AdministrativeFile.IsSignedNotice(part.Key)).Select(part => Convert.ToHexStringLower(SHA256.HashData(part.Value))).ToHashSet(StringComparer.Ordinal);
        foreach (var issued in journal.Where(entry => entry is { Stop: "Issuing", Entry: "issued" or Adoption.Entry, Details: not null }))
        {
            if (JsonDocument.Parse(issued.Details!).RootElement.GetProperty("sha256").GetString() is not { } hash || !signed.Contains(hash))
            {
                yield return "The signed notice is not the one that was issued.";
            }
        }
    }

    private static T FromJson<T>(Dictionary<string, byte[]> parts, string name) =>
        JsonSerializer.Deserialize<T>(parts[name], AdministrativeFile.Json) ?? throw new InvalidDataException($"The part {name} is empty.");
}
