using System.Runtime.CompilerServices;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>
/// Arithmetic modulo p = 2^512 − 569. Results lie below 2^512, not always below p: the next operation takes them as they are, and only
/// <see cref="Normalize"/> makes them unique.
/// </summary>
internal static class CoordinateField
{
    // 2^512 is congruent to this.
    private const ulong Excess = 569;

    public static Number512 Modulus { get; } = MakeModulus();

    public static void Add(out Number512 sum, in Number512 a, in Number512 b)
    {
        var carry = Number512.Add(out var wrapped, a, b);
        FoldCarry(ref wrapped, carry);
        sum = wrapped;
    }

    public static void Subtract(out Number512 difference, in Number512 a, in Number512 b)
    {
        var borrow = Number512.Subtract(out var wrapped, a, b);
        FoldBorrow(ref wrapped, borrow);
        difference = wrapped;
    }

    public static void Multiply(out Number512 product, in Number512 a, in Number512 b)
    {
        WideProduct.Multiply(out var wide, a, b);
        ref var low = ref Unsafe.As<WideProduct, ulong>(ref wide);
        var carry = WideProduct.AddRow(ref low, Excess, ref Unsafe.Add(ref low, Number512.Limbs));
        product = Unsafe.As<WideProduct, Number512>(ref wide);
        FoldCarry(ref product, carry);
    }

    public static Number512 Normalize(in Number512 number) => Number512.Reduce(number, Modulus);

    /// <summary>The inverse, by raising to p − 2: the same steps whatever the number is.</summary>
    public static Number512 Invert(in Number512 number)
    {
        Number512.Subtract(out var exponent, Modulus, Number512.Of(2));
        Span<Number512> powers = stackalloc Number512[16];
        powers[0] = Number512.Of(1);
        for (var i = 1; i < powers.Length; i++)
        {
            Multiply(out powers[i], powers[i - 1], number);
        }

        var result = powers[exponent.Nibble(127)];
        for (var window = 126; window >= 0; window--)
        {
            for (var i = 0; i < 4; i++)
            {
                Multiply(out result, result, result);
            }

            Multiply(out result, result, powers[exponent.Nibble(window)]);
        }

        return result;
    }

    private static Number512 MakeModulus()
    {
        Number512.Subtract(out var modulus, default, Number512.Of(Excess));

        return modulus;
    }

    // What overflowed is worth its excess. Should that overflow once more, hardly anything is left, and the lowest limb has room.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldCarry(ref Number512 number, ulong overflow)
    {
        var carry = 0UL;
        number[0] = Number512.AddWithCarry(number[0], overflow * Excess, ref carry);
        number[1] = Number512.AddWithCarry(number[1], 0, ref carry);
        number[2] = Number512.AddWithCarry(number[2], 0, ref carry);
        number[3] = Number512.AddWithCarry(number[3], 0, ref carry);
        number[4] = Number512.AddWithCarry(number[4], 0, ref carry);
        number[5] = Number512.AddWithCarry(number[5], 0, ref carry);
        number[6] = Number512.AddWithCarry(number[6], 0, ref carry);
        number[7] = Number512.AddWithCarry(number[7], 0, ref carry);
        number[0] += carry * Excess;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldBorrow(ref Number512 number, ulong underflow)
    {
        var borrow = 0UL;
        number[0] = Number512.SubtractWithBorrow(number[0], underflow * Excess, ref borrow);
        number[1] = Number512.SubtractWithBorrow(number[1], 0, ref borrow);
        number[2] = Number512.SubtractWithBorrow(number[2], 0, ref borrow);
        number[3] = Number512.SubtractWithBorrow(number[3], 0, ref borrow);
        number[4] = Number512.SubtractWithBorrow(number[4], 0, ref borrow);
        number[5] = Number512.SubtractWithBorrow(number[5], 0, ref borrow);
        number[6] = Number512.SubtractWithBorrow(number[6], 0, ref borrow);
        number[7] = Number512.SubtractWithBorrow(number[7], 0, ref borrow);
        number[0] -= borrow * Excess;
    }
}
