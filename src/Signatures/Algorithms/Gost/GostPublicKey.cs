using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math.EC;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>A point of the curve. Signatures are r before s, each least significant byte first.</summary>
internal sealed class GostPublicKey : IVerifyingKey
{
    public const int Length = 2 * GostCurve.NumberLength;

    private readonly ECPublicKeyParameters _key;

    private GostPublicKey(ECPoint point, byte[] encoded)
    {
        _key = new ECPublicKeyParameters("ECGOST3410", point, GostCurve.Parameters);
        Encoded = encoded;
    }

    public byte[] Encoded { get; }

    /// <summary>Null when it is no point of the curve.</summary>
    public static GostPublicKey? Open(byte[] encoded)
    {
        try
        {
            var x = LittleEndian.Read(encoded.AsSpan(0, GostCurve.NumberLength));
            var y = LittleEndian.Read(encoded.AsSpan(GostCurve.NumberLength));

            return new GostPublicKey(GostCurve.Parameters.Curve.ValidatePoint(x, y), encoded);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static GostPublicKey Of(ECPoint point)
    {
        var affine = point.Normalize();
        var encoded = new byte[Length];
        LittleEndian.Write(affine.AffineXCoord.ToBigInteger(), encoded.AsSpan(0, GostCurve.NumberLength));
        LittleEndian.Write(affine.AffineYCoord.ToBigInteger(), encoded.AsSpan(GostCurve.NumberLength));

        return new GostPublicKey(affine, encoded);
    }

    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Length)
        {
            return false;
        }

        var signer = new ECGost3410Signer();
        signer.Init(forSigning: false, _key);

        return signer.VerifySignature(
            GostSuite.Streebog(content),
            LittleEndian.Read(signature[..GostCurve.NumberLength]),
            LittleEndian.Read(signature[GostCurve.NumberLength..]));
    }
}
