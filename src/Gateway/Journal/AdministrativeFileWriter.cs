using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Journal;

/// <summary>Puts the administrative file of a case together. That it was taken is an entry in the journal, and part of the file.</summary>
internal sealed class AdministrativeFileWriter(CaseStore cases, IDatabase database, ColumnCipher cipher, JournalKey key, Clocks clocks)
{
    private const string Entries = "select * from journal where case_id = @id order by seq";

    private const string Documents = "select ordinal, content from case_document where case_id = @id order by ordinal";

    private const string Covering = "select c.* from checkpoint c join checkpoint_head h on h.checkpoint = c.seq where h.case_id = @id order by c.seq";

    private const string Heads = "select * from checkpoint_head where checkpoint = @seq";

    /// <returns>Whether there is such a case.</returns>
    public async Task<bool> WriteAsync(Guid caseId, Stream to, CancellationToken cancellationToken)
    {
        var note = new JournalNote("Console", "administrative file taken");
        if (await cases.ChangeAsync(caseId, found => new Step(found, note), cancellationToken) is not { } @case)
        {
            return false;
        }

        var parts = await PartsAsync(@case, cancellationToken);
        var hashes = parts.ToDictionary(part => part.Name, part => Convert.ToHexStringLower(SHA256.HashData(part.Content)), StringComparer.Ordinal);
        var manifest = ToJson(new FileManifest(@case.Id, @case.Number, clocks.Now, hashes));
        parts.Add((AdministrativeFile.Manifest, manifest));
        parts.Add((AdministrativeFile.Signature, ToJson(new FileSignature(key.Certificate.ToArray(), key.Sign(manifest)))));

        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in parts)
        {
            await using var part = await zip.CreateEntry(name).OpenAsync(cancellationToken);
            await part.WriteAsync(content, cancellationToken);
        }

        return true;
    }

    private async Task<List<(string Name, byte[] Content)>> PartsAsync(Case @case, CancellationToken cancellationToken)
    {
        var id = @case.Id.ToString("D");
        List<(string Name, byte[] Content)> parts =
        [
            ("application.json", ToJson(@case.Application)),
            ("evidence.json", ToJson(@case.Evidence)),
            (AdministrativeFile.Journal, ToJson(await EntriesAsync(id, cancellationToken))),
            (AdministrativeFile.Checkpoints, ToJson(await ProofsAsync(id, cancellationToken))),
        ];
        Add(parts, "decision.json", @case.Decision is null && @case.Review is null ? null : ToJson(new { @case.Decision, @case.Review }));

        // What was issued last, as the journal says; in the paper service that is a document of the commission's result.
        foreach (var (notice, number) in (@case.Notice?.Chain().Reverse() ?? []).Select((notice, index) => (notice, index + 1)))
        {
            Add(parts, AdministrativeFile.NoticeName(number), Encoding.UTF8.GetBytes(notice.Xml));
            Add(parts, AdministrativeFile.SignedNoticeName(number), notice.SignedXml is { } signed ? Encoding.UTF8.GetBytes(signed) : null);
        }

        var documents = await database.ReadAsync(session => session.QueryAsync<DocumentRow>(Documents, new { id }, cancellationToken), cancellationToken);
        foreach (var document in documents)
        {
            // The sender's own name of the document stands in application.json, where it can do no harm.
            Add(parts, $"documents/{document.Ordinal + 1:00}", cipher.Decrypt(document.Content, $"case_document/content/{id}/{document.Ordinal}"));
        }

        return parts;
    }

    private static void Add(List<(string Name, byte[] Content)> parts, string name, byte[]? content)
    {
        if (content is not null)
        {
            parts.Add((name, content));
        }
    }

    private async Task<JournalEntry[]> EntriesAsync(string id, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<EntryRow>(Entries, new { id }, cancellationToken), cancellationToken);

        return [.. rows.Select(row => row.ToEntry())];
    }

    private async Task<List<CheckpointProof>> ProofsAsync(string id, CancellationToken cancellationToken)
    {
        var proofs = new List<CheckpointProof>();
        var covering = await database.ReadAsync(session => session.QueryAsync<CheckpointRow>(Covering, new { id }, cancellationToken), cancellationToken);
        foreach (var row in covering)
        {
            var heads = await database.ReadAsync(session => session.QueryAsync<HeadRow>(Heads, new { seq = row.Seq }, cancellationToken), cancellationToken);
            proofs.Add(CheckpointProof.Of(row.ToCheckpoint(), [.. heads.Select(head => head.ToHead())], id));
        }

        return proofs;
    }

    private static byte[] ToJson<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, AdministrativeFile.Json);

    private sealed class DocumentRow
    {
        public long Ordinal { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
