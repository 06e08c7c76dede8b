using System.Security.Cryptography;
using System.Text;
using Attestation.Signatures.Algorithms.Gost;
using Org.BouncyCastle.Asn1.CryptoPro;
using Org.BouncyCastle.Asn1.Rosstandart;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Attestation.Signatures.Tests;

/// <summary>Our arithmetic against Bouncy Castle's, which is slower and shares nothing with it. Numbers are least significant byte first.</summary>
public class BouncyCastleTests
{
    private static readonly ECDomainParameters Curve = MakeCurve();

    [Fact]
    public void Bouncy_Castle_accepts_what_we_sign_and_refuses_it_changed() =>
        Assert.All(Enumerable.Range(0, 60), length =>
        {
            var content = RandomNumberGenerator.GetBytes(length * 7);
            var signature = Given.GostHead.Sign(content);

            Assert.True(IsAccepted(content, signature));
            Assert.False(IsAccepted([.. content, 0], signature));
        });

    [Fact]
    public void We_accept_what_Bouncy_Castle_signs_and_refuse_it_changed()
    {
        // The same key in our hands many times: the first answers come without a table, the later ones with it.
        Assert.All(Enumerable.Range(0, 12), _ => Assert.Equal(VerdictCode.Valid, CodeOf(Forgery.OfGost with { Digest = Hash, Signer = Sign })));
        Assert.Equal(VerdictCode.SignatureMismatch, CodeOf(Forgery.OfGost with { Digest = Hash, Signer = content => Sign([.. content, 0]) }));
    }

    [Fact]
    public void Every_length_hashes_the_same() =>
        Assert.All(Enumerable.Range(0, 300), length =>
        {
            var document = $"<a>{new string('ә', length)}{new string('b', length % 3)}</a>";
            var signed = Given.Text(EnvelopedSignature.Sign(Given.Bytes(document), Given.GostHead));

            Assert.Contains($"<ds:DigestValue>{Convert.ToBase64String(Hash(Given.Bytes(document)))}</ds:DigestValue>", signed, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(
        "012345678901234567890123456789012345678901234567890123456789012",
        "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48")]
    [InlineData(
        "",
        "8e945da209aa869f0455928529bcae4679e9873ab707b55315f56ceb98bef0a7362f715528356ee83cda5f2aac4c6ad2ba3a715c1bcd81cb8e9f90bf4c1c1a8a")]
    public void The_hash_is_that_of_the_standard(string content, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Streebog512.Hash(Encoding.ASCII.GetBytes(content))));

    private static VerdictCode CodeOf(Forgery forgery) => EnvelopedSignature.Verify(Given.Bytes(forgery.Text), Given.GostTrust, Given.At).Code;

    private static ECDomainParameters MakeCurve()
    {
        var named = ECGost3410NamedCurves.GetByOidX9(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA);

        return new ECDomainParameters(named.Curve, named.G, named.N, named.H);
    }

    private static byte[] Hash(byte[] content)
    {
        var digest = new Gost3411_2012_512Digest();
        digest.BlockUpdate(content, 0, content.Length);
        var hash = new byte[64];
        digest.DoFinal(hash, 0);

        return hash;
    }

    private static bool IsAccepted(byte[] content, byte[] signature)
    {
        var encoded = Given.GostHead.Certificate.GetPublicKey()[^128..];
        var point = Curve.Curve.ValidatePoint(Number(encoded[..64]), Number(encoded[64..]));
        var verifier = new ECGost3410Signer();
        verifier.Init(forSigning: false, new ECPublicKeyParameters("ECGOST3410", point, Curve));

        return verifier.VerifySignature(Hash(content), Number(signature[..64]), Number(signature[64..]));
    }

    private static byte[] Sign(byte[] content)
    {
        var encoded = RosstandartKey.Private(Given.GostHead);
        var signer = new ECGost3410Signer();
        var key = new ECPrivateKeyParameters("ECGOST3410", Number(encoded[^64..]), Curve);
        signer.Init(forSigning: true, new ParametersWithRandom(key, new SecureRandom()));
        var halves = signer.GenerateSignature(Hash(content));

        return [.. Bytes(halves[0]), .. Bytes(halves[1])];
    }

    private static BigInteger Number(byte[] littleEndian) => new(1, [.. littleEndian.AsEnumerable().Reverse()]);

    private static IEnumerable<byte> Bytes(BigInteger number) => number.ToByteArrayUnsigned().Reverse().Concat(new byte[64]).Take(64);
}
