using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>A private key: a number below the order of the curve. In PKCS#8 it is an octet string, least significant byte first.</summary>
internal sealed class GostPrivateKey : IPrivateKey
{
    private readonly ECPrivateKeyParameters _key;

    private GostPrivateKey(BigInteger number)
    {
        _key = new ECPrivateKeyParameters("ECGOST3410", number, GostCurve.Parameters);
        PublicKey = GostPublicKey.Of(GostCurve.Parameters.G.Multiply(number));
    }

    public GostPublicKey PublicKey { get; }

    public static GostPrivateKey Create()
    {
        var order = GostCurve.Parameters.N;
        BigInteger number;
        do
        {
            number = LittleEndian.Read(RandomNumberGenerator.GetBytes(GostCurve.NumberLength));
        }
        while (number.SignValue == 0 || number.CompareTo(order) >= 0);

        return new GostPrivateKey(number);
    }

    /// <exception cref="CryptographicException">Not a key of this kind.</exception>
    public static GostPrivateKey Decode(Pkcs8PrivateKeyInfo info)
    {
        try
        {
            var value = new AsnReader(info.PrivateKeyBytes, AsnEncodingRules.DER);
            var number = LittleEndian.Read(value.ReadOctetString());
            value.ThrowIfNotEmpty();

            return info.AlgorithmId.Value == GostSuite.GostKeyOid && number.SignValue > 0 && number.CompareTo(GostCurve.Parameters.N) < 0
                ? new GostPrivateKey(number)
                : throw new CryptographicException("Not a private key of GOST 34.10-2015.");
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The private key is malformed.", malformed);
        }
    }

    public Pkcs8PrivateKeyInfo Encode()
    {
        var number = new byte[GostCurve.NumberLength];
        LittleEndian.Write(_key.D, number);
        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString(number);

        return new Pkcs8PrivateKeyInfo(new Oid(GostSuite.GostKeyOid), SignatureSuites.Gost.Encode(PublicKey).EncodedParameters!.RawData, value.Encode());
    }

    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        var signer = new ECGost3410Signer();
        signer.Init(forSigning: true, new ParametersWithRandom(_key, new SecureRandom()));
        var halves = signer.GenerateSignature(GostSuite.Streebog(content));
        var signature = new byte[GostPublicKey.Length];
        LittleEndian.Write(halves[0], signature.AsSpan(0, GostCurve.NumberLength));
        LittleEndian.Write(halves[1], signature.AsSpan(GostCurve.NumberLength));

        return signature;
    }

    public void Dispose()
    {
    }
}
