using System.Globalization;
using System.Numerics;

namespace Attestation.Signatures.Tests;

/// <summary>Signature values that resemble a genuine one: r before s, 64 bytes each, least significant byte first.</summary>
internal static class GostDistortion
{
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275",
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);

    public static byte[] Of(byte[] genuine, string distortion) => distortion switch
    {
        "reversed" => [.. genuine.Reverse()],
        "halves swapped" => [.. genuine[64..], .. genuine[..64]],
        "zero" => new byte[128],
        "one byte less" => genuine[..^1],
        "one byte more" => [.. genuine, 0],
        "r is zero" => [.. new byte[64], .. genuine[64..]],
        "s is zero" => [.. genuine[..64], .. new byte[64]],
        "r is the order" => [.. Bytes(Order), .. genuine[64..]],
        "s is negated" => [.. genuine[..64], .. Bytes(Order - new BigInteger(genuine.AsSpan(64), isUnsigned: true))],
        "last bit" => [.. genuine[..^1], (byte)(genuine[^1] ^ 0x80)],
        "first bit" => [(byte)(genuine[0] ^ 1), .. genuine[1..]],
        _ => throw new ArgumentOutOfRangeException(nameof(distortion), distortion, "No such distortion."),
    };

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[64];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);

        return bytes;
    }
}
