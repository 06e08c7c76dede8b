using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>The hash function GOST 34.11-2012 with 512 bits (RFC 6986). Documents are public: its tables are indexed by what is hashed.</summary>
internal static class Streebog512
{
    public const int DigestLength = Number512.Bytes;

    private const int Rounds = 12;

    public static byte[] Hash(ReadOnlySpan<byte> content)
    {
        Number512 state = default, length = default, sum = default;
        while (content.Length >= Number512.Bytes)
        {
            Absorb(ref state, ref length, ref sum, Number512.Read(content), 8 * Number512.Bytes);
            content = content[Number512.Bytes..];
        }

        Span<byte> last = stackalloc byte[Number512.Bytes];
        last.Clear();
        content.CopyTo(last);
        last[content.Length] = 1;
        Absorb(ref state, ref length, ref sum, Number512.Read(last), 8UL * (ulong)content.Length);
        Compress(ref state, default, length);
        Compress(ref state, default, sum);

        var digest = new byte[DigestLength];
        state.Write(digest);

        return digest;
    }

    private static void Absorb(ref Number512 state, ref Number512 length, ref Number512 sum, in Number512 block, ulong bits)
    {
        Compress(ref state, length, block);
        Number512.Add(out var longer, length, Number512.Of(bits));
        Number512.Add(out var larger, sum, block);
        (length, sum) = (longer, larger);
    }

    // Section 8: g.
    private static void Compress(ref Number512 state, in Number512 length, in Number512 block)
    {
        Transform(out var key, state, length);
        var inner = block;
        var constants = MemoryMarshal.Cast<ulong, Number512>(StreebogConstants.Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            Transform(out inner, inner, key);
            Transform(out key, key, constants[round]);
        }

        for (var i = 0; i < Number512.Limbs; i++)
        {
            state[i] ^= inner[i] ^ key[i] ^ block[i];
        }
    }

    // Section 7: X, S, P and L. A byte of each word goes into each word of the result.
    private static void Transform(out Number512 result, in Number512 left, in Number512 right)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(StreebogConstants.Table);
        ulong a = left[0] ^ right[0], b = left[1] ^ right[1], c = left[2] ^ right[2], d = left[3] ^ right[3];
        ulong e = left[4] ^ right[4], f = left[5] ^ right[5], g = left[6] ^ right[6], h = left[7] ^ right[7];
        Unsafe.SkipInit(out result);
        for (var i = 0; i < Number512.Limbs; i++)
        {
            var shift = 8 * i;
            result[i] = Unsafe.Add(ref table, (nuint)(byte)(a >> shift))
                ^ Unsafe.Add(ref table, 256 + (nuint)(byte)(b >> shift))
                ^ Unsafe.Add(ref table, 512 + (nuint)(byte)(c >> shift))
                ^ Unsafe.Add(ref table, 768 + (nuint)(byte)(d >> shift))
                ^ Unsafe.Add(ref table, 1024 + (nuint)(byte)(e >> shift))
                ^ Unsafe.Add(ref table, 1280 + (nuint)(byte)(f >> shift))
                ^ Unsafe.Add(ref table, 1536 + (nuint)(byte)(g >> shift))
                ^ Unsafe.Add(ref table, 1792 + (nuint)(byte)(h >> shift));
        }
    }
}
