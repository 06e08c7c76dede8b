using System.Security.Cryptography;

namespace Attestation.Gateway.Journal;

/// <summary>
/// The hash tree of RFC 6962, section 2.1: one root stands for any number of leaves, and a path of a few hashes proves that a leaf is among
/// them without showing the others. Leaves and nodes are hashed with different first bytes, so that neither can pass for the other.
/// </summary>
internal static class MerkleTree
{
    private static readonly byte[] LeafMark = [0];
    private static readonly byte[] NodeMark = [1];

    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => SHA256.HashData([.. LeafMark, .. leaves[0]]),
        var count => Node(Root(leaves[..Left(count)]), Root(leaves[Left(count)..])),
    };

    /// <summary>The hashes that lead from a leaf to the root, the nearest first.</summary>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        if (leaves.Length <= 1)
        {
            return [];
        }

        var left = Left(leaves.Length);

        return index < left
            ? [.. Path(leaves[..left], index), Root(leaves[left..])]
            : [.. Path(leaves[left..], index - left), Root(leaves[..left])];
    }

    /// <summary>The root to which the path leads; null for a path that fits no tree of that many leaves.</summary>
    public static byte[]? RootOf(byte[] leaf, long index, long count, ReadOnlySpan<byte[]> path)
    {
        if (index < 0 || index >= count)
        {
            return null;
        }

        if (count is 1)
        {
            return path.Length is 0 ? Root([leaf]) : null;
        }

        if (path.Length is 0)
        {
            return null;
        }

        var left = Left(count);
        var isLeft = index < left;
        var below = isLeft ? RootOf(leaf, index, left, path[..^1]) : RootOf(leaf, index - left, count - left, path[..^1]);

        return below is null ? null : isLeft ? Node(below, path[^1]) : Node(path[^1], below);
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([.. NodeMark, .. left, .. right]);

    // The largest power of two below the count: the left half is always full.
    private static int Left(int count) => (int)Left((long)count);

    private static long Left(long count) => 1L << (63 - (int)long.LeadingZeroCount(count - 1));
}
