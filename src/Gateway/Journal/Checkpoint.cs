using System.Security.Cryptography;
using System.Text;

namespace Attestation.Gateway.Journal;

/// <summary>How far the journal of a case had got: its last entry and that entry's hash.</summary>
internal sealed record CheckpointHead(string CaseId, long Seq, byte[] Hash)
{
    /// <summary>The leaf of the tree.</summary>
    public byte[] Leaf => [.. Encoding.UTF8.GetBytes($"{CaseId}\n{Seq}\n"), .. Hash];
}

/// <summary>A signed statement about the journals that had grown since the one before.</summary>
internal sealed record Checkpoint
{
    public static readonly byte[] NoneBefore = new byte[SHA256.HashSizeInBytes];

    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many journals.</summary>
    public required long Heads { get; init; }

    /// <summary>Of the tree over the heads, in the order of their case ids.</summary>
    public required byte[] Root { get; init; }

    /// <summary>Hash of the checkpoint before.</summary>
    public required byte[] Previous { get; init; }

    public byte[] Hash { get; init; } = [];

    public byte[] Signature { get; init; } = [];

    /// <summary>Of the key that signed, DER.</summary>
    public byte[] Certificate { get; init; } = [];

    public static Checkpoint Over(IReadOnlyList<CheckpointHead> heads, Checkpoint? before, DateTimeOffset at, JournalKey key)
    {
        var plain = new Checkpoint
        {
            Seq = (before?.Seq ?? 0) + 1,
            At = at,
            Heads = heads.Count,
            Root = RootOver(heads),
            Previous = before?.Hash ?? NoneBefore,
        };
        var hash = plain.ComputeHash();

        return plain with { Hash = hash, Signature = key.Sign(hash), Certificate = key.Certificate.ToArray() };
    }

    public static byte[] RootOver(IReadOnlyList<CheckpointHead> heads) => MerkleTree.Root([.. heads.Select(head => head.Leaf)]);

    /// <summary>What <see cref="Hash"/> must be.</summary>
    public byte[] ComputeHash() =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"checkpoint\n{Seq}\n{At.UtcTicks}\n{Heads}\n"), .. Root, .. Previous]);
}
