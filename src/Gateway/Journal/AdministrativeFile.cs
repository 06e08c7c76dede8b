using System.Text.Json;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Journal;

/// <summary>
/// The administrative file of one case, which goes to whoever examines a complaint (Rules, p. 18): everything that was submitted, found out,
/// decided and signed, the journal, and the proof that the journal is the one the checkpoints saw. It verifies with nothing but itself.
/// </summary>
internal static class AdministrativeFile
{
    public const string Manifest = "manifest.json";
    public const string Signature = "signature.json";
    public const string Journal = "journal.json";
    public const string Checkpoints = "checkpoints.json";

    private const string Signed = "-signed.xml";

    public static JsonSerializerOptions Json { get; } = new(Contracts.ContractJson.Options) { WriteIndented = true };

    /// <summary>The first is the notice of the service; the commission's documents follow it in the paper service.</summary>
    public static string NoticeName(int number) => number is 1 ? "notice.xml" : $"document-{number}.xml";

    public static string SignedNoticeName(int number) => NoticeName(number).Replace(".xml", Signed, StringComparison.Ordinal);

    public static bool IsSignedNotice(string name) => name.EndsWith(Signed, StringComparison.Ordinal);
}

/// <summary>What the file holds, by name, with the SHA-256 of each part.</summary>
internal sealed record FileManifest(Guid ApplicationId, string ApplicationNumber, DateTimeOffset ExportedAt, IReadOnlyDictionary<string, string> Parts);

/// <summary>Over the bytes of the manifest.</summary>
internal sealed record FileSignature(byte[] Certificate, byte[] Signature);

/// <summary>That a checkpoint saw this case's journal: the path leads from the head to the checkpoint's root.</summary>
internal sealed record CheckpointProof(Checkpoint Checkpoint, CheckpointHead Head, long Index, IReadOnlyList<byte[]> Path)
{
    public static CheckpointProof Of(Checkpoint checkpoint, IReadOnlyList<CheckpointHead> heads, string caseId)
    {
        CheckpointHead[] inOrder = [.. heads.OrderBy(head => head.CaseId, StringComparer.Ordinal)];
        var index = Array.FindIndex(inOrder, head => head.CaseId == caseId);

        return new CheckpointProof(checkpoint, inOrder[index], index, MerkleTree.Path([.. inOrder.Select(head => head.Leaf)], index));
    }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Mistake(IReadOnlyList<JournalEntry> journal) =>
        !Checkpoint.ComputeHash().AsSpan().SequenceEqual(Checkpoint.Hash) ? "was changed"
        : !JournalKey.IsSigned(Checkpoint.Certificate, Checkpoint.Hash, Checkpoint.Signature) ? "is not signed by its certificate's key"
        : !Checkpoint.Root.AsSpan().SequenceEqual(MerkleTree.RootOf(Head.Leaf, Index, Checkpoint.Heads, [.. Path])) ? "does not cover this journal"
        : !journal.Any(entry => entry.CaseId.ToString("D") == Head.CaseId && entry.Seq == Head.Seq && entry.Hash.AsSpan().SequenceEqual(Head.Hash)) ? $"saw another entry {Head.Seq}"
        : null;
}
