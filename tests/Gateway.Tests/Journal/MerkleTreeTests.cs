using System.Security.Cryptography;
using System.Text;
using Attestation.Gateway.Journal;

namespace Attestation.Gateway.Tests.Journal;

public class MerkleTreeTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 33), 100];

    /// <summary>RFC 6962, section 2.1, worked out by hand for three leaves.</summary>
    [Fact]
    public void The_root_is_that_of_RFC_6962()
    {
        static byte[] Leaf(string text) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);

        var expected = SHA256.HashData([1, .. SHA256.HashData([1, .. Leaf("a"), .. Leaf("b")]), .. Leaf("c")]);

        Assert.Equal(expected, MerkleTree.Root([.. Leaves("a", "b", "c")]));
        Assert.Equal(SHA256.HashData([]), MerkleTree.Root([]));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_path_of_every_leaf_leads_to_the_root_and_of_no_other(int size)
    {
        byte[][] leaves = Leaves([.. Enumerable.Range(0, size).Select(number => $"leaf {number}")]);

        for (var i = 0; i < size; i++)
        {
            byte[][] path = [.. MerkleTree.Path(leaves, i)];

            Assert.Equal(MerkleTree.Root(leaves), MerkleTree.RootOf(leaves[i], i, size, path));
            Assert.NotEqual(MerkleTree.Root(leaves), MerkleTree.RootOf([.. leaves[i], 0], i, size, path));
            Assert.NotEqual(MerkleTree.Root(leaves), MerkleTree.RootOf(leaves[i], i + 1 < size ? i + 1 : i - 1, size, path));
        }
    }

    [Fact]
    public void A_path_that_fits_no_tree_of_that_size_leads_nowhere()
    {
        var leaves = Leaves("a", "b", "c");
        byte[][] path = [.. MerkleTree.Path(leaves, 0)];

        Assert.Null(MerkleTree.RootOf(leaves[0], 0, 3, path.AsSpan()[..1]));
        Assert.Null(MerkleTree.RootOf(leaves[0], 0, 3, [.. path, path[0]]));
        Assert.Null(MerkleTree.RootOf(leaves[0], 3, 3, path));
        Assert.Null(MerkleTree.RootOf(leaves[0], -1, 3, path));
        Assert.Null(MerkleTree.RootOf(leaves[2], 3, 3, [.. MerkleTree.Path(leaves, 2)]));
    }

    private static byte[][] Leaves(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
