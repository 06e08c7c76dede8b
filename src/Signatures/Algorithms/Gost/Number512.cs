using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>A whole number of 512 bits, least significant limb first. No operation here branches or indexes by what the number is.</summary>
[InlineArray(Limbs)]
internal struct Number512
{
    public const int Limbs = 8;
    public const int Bytes = 64;

    private ulong _first;

    public static Number512 Read(ReadOnlySpan<byte> littleEndian)
    {
        var number = default(Number512);
        for (var i = 0; i < Limbs; i++)
        {
            number[i] = BinaryPrimitives.ReadUInt64LittleEndian(littleEndian[(8 * i)..]);
        }

        return number;
    }

    public readonly void Write(Span<byte> littleEndian)
    {
        for (var i = 0; i < Limbs; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[(8 * i)..], this[i]);
        }
    }

    public static Number512 Of(ulong small)
    {
        var number = default(Number512);
        number[0] = small;

        return number;
    }

    public readonly bool IsZero
    {
        get
        {
            var all = 0UL;
            for (var i = 0; i < Limbs; i++)
            {
                all |= this[i];
            }

            return all == 0;
        }
    }

    public static bool AreEqual(in Number512 a, in Number512 b)
    {
        var difference = 0UL;
        for (var i = 0; i < Limbs; i++)
        {
            difference |= a[i] ^ b[i];
        }

        return difference == 0;
    }

    /// <summary>Sum modulo 2^512; the carry is returned.</summary>
    public static ulong Add(out Number512 sum, in Number512 a, in Number512 b)
    {
        sum = default;
        var carry = 0UL;
        for (var i = 0; i < Limbs; i++)
        {
            var partial = a[i] + carry;
            carry = partial < carry ? 1UL : 0UL;
            var limb = partial + b[i];
            carry += limb < partial ? 1UL : 0UL;
            sum[i] = limb;
        }

        return carry;
    }

    /// <summary>Difference modulo 2^512; the borrow is returned.</summary>
    public static ulong Subtract(out Number512 difference, in Number512 a, in Number512 b)
    {
        difference = default;
        var borrow = 0UL;
        for (var i = 0; i < Limbs; i++)
        {
            var partial = a[i] - b[i];
            var underflow = a[i] < b[i] ? 1UL : 0UL;
            difference[i] = partial - borrow;
            borrow = underflow + (partial < borrow ? 1UL : 0UL);
        }

        return borrow;
    }

    /// <summary>The second where the mask is all ones, the first where it is zero.</summary>
    public static Number512 Select(in Number512 a, in Number512 b, ulong mask)
    {
        var chosen = default(Number512);
        for (var i = 0; i < Limbs; i++)
        {
            chosen[i] = a[i] ^ ((a[i] ^ b[i]) & mask);
        }

        return chosen;
    }

    /// <summary>The number less the modulus, if it is not below it. Below twice the modulus this is the remainder.</summary>
    public static Number512 Reduce(in Number512 number, in Number512 modulus)
    {
        var borrow = Subtract(out var less, number, modulus);

        return Select(number, less, borrow - 1);
    }

    /// <summary>Four bits, counted in fours from the least significant.</summary>
    public readonly int Nibble(int window) => (int)(this[window / 16] >> (4 * (window % 16))) & 0xF;
}
