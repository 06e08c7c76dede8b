using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.CryptoPro;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>
/// GOST 34.310-2004 with GOST 34.311-95 (test S-box), curve CryptoPro-A: what the authority signed with until 2022. Verified, never made:
/// such a key may still stand behind an old document or an old root.
/// </summary>
internal sealed class LegacyGostSuite : SignatureSuite
{
    private const string CurveOid = "1.2.398.3.10.1.1.1.1.1";
    private const int NumberLength = 32;

    private static readonly ECDomainParameters Curve = Domain();

    // Bouncy Castle's default is another S-box.
    private static readonly byte[] SBox = Gost28147Engine.GetSBox("D-TEST");

    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.Gost2004;

    public override string KeyOid => "1.2.398.3.10.1.1.1.1";

    public override string CertificateSignatureOid => "1.2.398.3.10.1.1.1.2";

    public override string SignatureMethod => "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311";

    public override string DigestMethod => "http://www.w3.org/2001/04/xmldsig-more#gost34311";

    public override byte[] Digest(ReadOnlySpan<byte> content)
    {
        var digest = new Gost3411Digest(SBox);
        var hash = new byte[digest.GetDigestSize()];
        digest.BlockUpdate(content.ToArray(), 0, content.Length);
        digest.DoFinal(hash, 0);

        return hash;
    }

    public override IVerifyingKey? OpenPublic(X509Certificate2 certificate)
    {
        if (GostPublicKeyEncoding.Read(certificate, CurveOid, 2 * NumberLength) is not { } encoded)
        {
            return null;
        }

        try
        {
            // Refuses what is not a point of the curve.
            var point = Curve.Curve.ValidatePoint(LittleEndian.Read(encoded.AsSpan(0, NumberLength)), LittleEndian.Read(encoded.AsSpan(NumberLength)));

            return new Key(this, new ECPublicKeyParameters("ECGOST3410", point, Curve));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public override IPrivateKey? OpenPrivate(X509Certificate2 certificate) => null;

    private static ECDomainParameters Domain()
    {
        X9ECParameters named = ECGost3410NamedCurves.GetByOidX9(CryptoProObjectIdentifiers.GostR3410x2001CryptoProA);

        return new ECDomainParameters(named.Curve, named.G, named.N, named.H);
    }

    private sealed class Key(LegacyGostSuite suite, ECPublicKeyParameters key) : IVerifyingKey
    {
        public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
        {
            if (signature.Length != 2 * NumberLength)
            {
                return false;
            }

            var signer = new ECGost3410Signer();
            signer.Init(forSigning: false, key);

            return signer.VerifySignature(suite.Digest(content), LittleEndian.Read(signature[..NumberLength]), LittleEndian.Read(signature[NumberLength..]));
        }
    }
}
