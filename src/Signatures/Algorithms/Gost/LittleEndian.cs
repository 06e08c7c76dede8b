using Org.BouncyCastle.Math;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>Whole numbers as the national encodings write them: least significant byte first, fixed length.</summary>
internal static class LittleEndian
{
    public static BigInteger Read(ReadOnlySpan<byte> bytes)
    {
        var bigEndian = bytes.ToArray();
        Array.Reverse(bigEndian);

        return new BigInteger(1, bigEndian);
    }

    public static void Write(BigInteger number, Span<byte> bytes)
    {
        bytes.Clear();
        var bigEndian = number.ToByteArrayUnsigned();
        Array.Reverse(bigEndian);
        bigEndian.CopyTo(bytes);
    }
}
