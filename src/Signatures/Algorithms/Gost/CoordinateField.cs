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
        carry = AddSmall(ref wrapped, carry * Excess);
        AddSmall(ref wrapped, carry * Excess);
        sum = wrapped;
    }

    public static void Subtract(out Number512 difference, in Number512 a, in Number512 b)
    {
        var borrow = Number512.Subtract(out var wrapped, a, b);
        borrow = SubtractSmall(ref wrapped, borrow * Excess);
        SubtractSmall(ref wrapped, borrow * Excess);
        difference = wrapped;
    }

    public static void Multiply(out Number512 product, in Number512 a, in Number512 b)
    {
        WideProduct.Multiply(out var wide, a, b);
        ref var low = ref Unsafe.As<WideProduct, ulong>(ref wide);
        var carry = WideProduct.AddRow(ref low, Excess, ref Unsafe.Add(ref low, Number512.Limbs));
        var result = Unsafe.As<WideProduct, Number512>(ref wide);
        carry = AddSmall(ref result, carry * Excess);
        AddSmall(ref result, carry * Excess);
        product = result;
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

    private static ulong AddSmall(ref Number512 number, ulong small)
    {
        for (var i = 0; i < Number512.Limbs; i++)
        {
            var limb = number[i] + small;
            small = limb < small ? 1UL : 0UL;
            number[i] = limb;
        }

        return small;
    }

    private static ulong SubtractSmall(ref Number512 number, ulong small)
    {
        for (var i = 0; i < Number512.Limbs; i++)
        {
            var limb = number[i];
            number[i] = limb - small;
            small = limb < small ? 1UL : 0UL;
        }

        return small;
    }
}
