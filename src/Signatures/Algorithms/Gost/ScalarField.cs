using System.Runtime.CompilerServices;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>Arithmetic modulo the order of the curve, by Montgomery's method. Arguments and results lie below the order.</summary>
internal static class ScalarField
{
    public static Number512 Order { get; } = Number512.Read(
    [
        .. Convert.FromHexString(
            "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275").Reverse(),
    ]);

    // −1/q modulo 2^64, and 2^1024 modulo q.
    private static readonly ulong NegativeInverse = MakeNegativeInverse();
    private static readonly Number512 RadixSquared = MakeRadixSquared();

    public static bool IsInRange(in Number512 number) => !number.IsZero && Number512.Subtract(out _, number, Order) == 1;

    /// <summary>Any number of 512 bits, which is less than twice the order.</summary>
    public static Number512 Reduce(in Number512 number) => Number512.Reduce(number, Order);

    public static Number512 Add(in Number512 a, in Number512 b)
    {
        var carry = Number512.Add(out var sum, a, b);
        var borrow = Number512.Subtract(out var less, sum, Order);

        // Less, if the sum overflowed or reached the order.
        return Number512.Select(sum, less, 0UL - (carry | (1 - borrow)));
    }

    public static Number512 Negate(in Number512 a)
    {
        Number512.Subtract(out var negated, Order, a);

        return Reduce(negated);
    }

    public static Number512 Multiply(in Number512 a, in Number512 b) => MultiplyMontgomery(MultiplyMontgomery(a, b), RadixSquared);

    /// <summary>The inverse of a public number.</summary>
    public static Number512 Invert(in Number512 number)
    {
        Number512.Subtract(out var exponent, Order, Number512.Of(2));
        Span<Number512> powers = stackalloc Number512[16];
        powers[0] = MultiplyMontgomery(Number512.Of(1), RadixSquared);
        var radix = MultiplyMontgomery(number, RadixSquared);
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = MultiplyMontgomery(powers[i - 1], radix);
        }

        var result = powers[exponent.Nibble(127)];
        for (var window = 126; window >= 0; window--)
        {
            for (var i = 0; i < 4; i++)
            {
                result = MultiplyMontgomery(result, result);
            }

            result = MultiplyMontgomery(result, powers[exponent.Nibble(window)]);
        }

        return MultiplyMontgomery(result, Number512.Of(1));
    }

    private static Number512 MultiplyMontgomery(in Number512 a, in Number512 b)
    {
        WideProduct.Multiply(out var wide, a, b);
        ref var t = ref Unsafe.As<WideProduct, ulong>(ref wide);
        var order = Order;
        ref var q = ref Unsafe.As<Number512, ulong>(ref order);
        var overflow = 0UL;
        for (var i = 0; i < Number512.Limbs; i++)
        {
            ref var row = ref Unsafe.Add(ref t, i);
            var carry = WideProduct.AddRow(ref row, row * NegativeInverse, ref q);
            ref var next = ref Unsafe.Add(ref row, Number512.Limbs);
            var partial = next + carry;
            var lost = partial < carry ? 1UL : 0UL;
            next = partial + overflow;
            overflow = lost + (next < overflow ? 1UL : 0UL);
        }

        var high = Unsafe.As<ulong, Number512>(ref Unsafe.Add(ref t, Number512.Limbs));
        var borrow = Number512.Subtract(out var less, high, order);

        return Number512.Select(high, less, 0UL - (overflow | (1 - borrow)));
    }

    private static ulong MakeNegativeInverse()
    {
        // Newton: each round doubles the number of right bits.
        const ulong LowestLimb = 0xCACDB1411F10B275;
        var inverse = LowestLimb;
        for (var i = 0; i < 6; i++)
        {
            inverse *= 2 - (LowestLimb * inverse);
        }

        return 0UL - inverse;
    }

    private static Number512 MakeRadixSquared()
    {
        // 2^512 modulo q, doubled 512 times.
        Number512.Subtract(out var number, default, Order);
        for (var i = 0; i < 512; i++)
        {
            number = Add(number, number);
        }

        return number;
    }
}
