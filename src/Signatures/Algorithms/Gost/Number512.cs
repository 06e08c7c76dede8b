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

    /// <summary>Sum modulo 2^512; the carry is returned. Written out limb by limb: a loop costs three times as much.</summary>
    public static ulong Add(out Number512 sum, in Number512 a, in Number512 b)
    {
        Unsafe.SkipInit(out sum);
        var carry = 0UL;
        sum[0] = AddWithCarry(a[0], b[0], ref carry);
        sum[1] = AddWithCarry(a[1], b[1], ref carry);
        sum[2] = AddWithCarry(a[2], b[2], ref carry);
        sum[3] = AddWithCarry(a[3], b[3], ref carry);
        sum[4] = AddWithCarry(a[4], b[4], ref carry);
        sum[5] = AddWithCarry(a[5], b[5], ref carry);
        sum[6] = AddWithCarry(a[6], b[6], ref carry);
        sum[7] = AddWithCarry(a[7], b[7], ref carry);

        return carry;
    }

    /// <summary>Difference modulo 2^512; the borrow is returned.</summary>
    public static ulong Subtract(out Number512 difference, in Number512 a, in Number512 b)
    {
        Unsafe.SkipInit(out difference);
        var borrow = 0UL;
        difference[0] = SubtractWithBorrow(a[0], b[0], ref borrow);
        difference[1] = SubtractWithBorrow(a[1], b[1], ref borrow);
        difference[2] = SubtractWithBorrow(a[2], b[2], ref borrow);
        difference[3] = SubtractWithBorrow(a[3], b[3], ref borrow);
        difference[4] = SubtractWithBorrow(a[4], b[4], ref borrow);
        difference[5] = SubtractWithBorrow(a[5], b[5], ref borrow);
        difference[6] = SubtractWithBorrow(a[6], b[6], ref borrow);
        difference[7] = SubtractWithBorrow(a[7], b[7], ref borrow);

        return borrow;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddWithCarry(ulong a, ulong b, ref ulong carry)
    {
        var partial = a + b;
        var sum = partial + carry;
        carry = (partial < a ? 1UL : 0UL) | (sum < partial ? 1UL : 0UL);

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SubtractWithBorrow(ulong a, ulong b, ref ulong borrow)
    {
        var partial = a - b;
        var difference = partial - borrow;
        borrow = (a < b ? 1UL : 0UL) | (partial < borrow ? 1UL : 0UL);

        return difference;
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
