using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.CryptoPro;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Attestation.Signatures.Tests;

/// <summary>Signs with GOST 34.310-2004 as was done until 2022; the library itself does not.</summary>
internal sealed class LegacyGostAuthority
{
    private static readonly ECDomainParameters Curve = MakeCurve();

    private readonly BigInteger _rootNumber = Draw();
    private readonly BigInteger _leafNumber = Draw();

    public LegacyGostAuthority()
    {
        Root = Certify("CN=НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST)", _rootNumber, isAuthority: true);
        Leaf = Certify("CN=ТЕСТОВ АЛМАС", _leafNumber, isAuthority: false);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Leaf { get; }

    public static byte[] Hash(byte[] content)
    {
        var digest = new Gost3411Digest(Gost28147Engine.GetSBox("D-TEST"));
        digest.BlockUpdate(content, 0, content.Length);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);

        return hash;
    }

    public byte[] Sign(byte[] content) => Sign(content, _leafNumber);

    private static ECDomainParameters MakeCurve()
    {
        var named = ECGost3410NamedCurves.GetByOidX9(CryptoProObjectIdentifiers.GostR3410x2001CryptoProA);

        return new ECDomainParameters(named.Curve, named.G, named.N, named.H);
    }

    private static BigInteger Draw() => new BigInteger(1, RandomNumberGenerator.GetBytes(32)).Mod(Curve.N);

    private static byte[] Sign(byte[] content, BigInteger number)
    {
        var signer = new ECGost3410Signer();
        signer.Init(forSigning: true, new ParametersWithRandom(new ECPrivateKeyParameters("ECGOST3410", number, Curve), new SecureRandom()));
        var halves = signer.GenerateSignature(Hash(content));

        return [.. Bytes(halves[0]), .. Bytes(halves[1])];
    }

    private static IEnumerable<byte> Bytes(BigInteger number) => number.ToByteArrayUnsigned().Reverse().Concat(new byte[32]).Take(32);

    private static PublicKey KeyOf(BigInteger number)
    {
        var point = Curve.G.Multiply(number).Normalize();
        var parameters = new AsnWriter(AsnEncodingRules.DER);
        using (parameters.PushSequence())
        {
            parameters.WriteObjectIdentifier("1.2.398.3.10.1.1.1.1.1");
            parameters.WriteObjectIdentifier("1.2.398.3.10.1.3.1.1.0");
        }

        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString([.. Bytes(point.AffineXCoord.ToBigInteger()), .. Bytes(point.AffineYCoord.ToBigInteger())]);
        var oid = new Oid("1.2.398.3.10.1.1.1.1");

        return new PublicKey(oid, new AsnEncodedData(oid, parameters.Encode()), new AsnEncodedData(oid, value.Encode()));
    }

    private X509Certificate2 Certify(string name, BigInteger number, bool isAuthority)
    {
        var request = new CertificateRequest(new X500DistinguishedName(name), KeyOf(number), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        }

        return request.Create(
            isAuthority ? request.SubjectName : Root.SubjectName,
            new Generator(this),
            Given.At.AddYears(-1),
            Given.At.AddYears(1),
            [1, (byte)(isAuthority ? 1 : 2)]);
    }

    private sealed class Generator(LegacyGostAuthority authority) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.398.3.10.1.1.1.2");
            }

            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => Sign(data, authority._rootNumber);

        protected override PublicKey BuildPublicKey() => KeyOf(authority._rootNumber);
    }
}
