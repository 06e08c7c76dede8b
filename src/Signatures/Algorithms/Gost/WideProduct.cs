using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>The product of two numbers of 512 bits.</summary>
[InlineArray(2 * Number512.Limbs)]
internal struct WideProduct
{
    private ulong _first;

    public static void Multiply(out WideProduct product, in Number512 a, in Number512 b)
    {
        product = default;
        ref var t = ref Unsafe.As<WideProduct, ulong>(ref product);
        ref var y = ref Unsafe.As<Number512, ulong>(ref Unsafe.AsRef(in b));
        for (var i = 0; i < Number512.Limbs; i++)
        {
            ref var row = ref Unsafe.Add(ref t, i);
            Unsafe.Add(ref row, Number512.Limbs) = AddRow(ref row, a[i], ref y);
        }
    }

    /// <summary>Adds a product of one limb and eight to eight limbs; what does not fit is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddRow(ref ulong row, ulong factor, ref ulong number)
    {
        var carry = Step(ref row, factor, number, 0);
        carry = Step(ref Unsafe.Add(ref row, 1), factor, Unsafe.Add(ref number, 1), carry);
        carry = Step(ref Unsafe.Add(ref row, 2), factor, Unsafe.Add(ref number, 2), carry);
        carry = Step(ref Unsafe.Add(ref row, 3), factor, Unsafe.Add(ref number, 3), carry);
        carry = Step(ref Unsafe.Add(ref row, 4), factor, Unsafe.Add(ref number, 4), carry);
        carry = Step(ref Unsafe.Add(ref row, 5), factor, Unsafe.Add(ref number, 5), carry);
        carry = Step(ref Unsafe.Add(ref row, 6), factor, Unsafe.Add(ref number, 6), carry);

        return Step(ref Unsafe.Add(ref row, 7), factor, Unsafe.Add(ref number, 7), carry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ref ulong limb, ulong x, ulong y, ulong carry)
    {
        var low = x * y;
        var high = UpperHalf(x, y);
        low += carry;
        high += low < carry ? 1UL : 0UL;
        var sum = limb + low;
        high += sum < low ? 1UL : 0UL;
        limb = sum;

        return high;
    }

    // The framework's product in one call hands the lower half over by memory; multiplying twice is quicker.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong UpperHalf(ulong x, ulong y) => Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(x, y) : Math.BigMul(x, y, out _);
}
