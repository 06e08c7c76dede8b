using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>GOST 34.10-2015 (512 bits) with Streebog-512: RFC 7091 and RFC 6986 on the curve tc26-gost-3410-12-512-paramSetA (RFC 7836).</summary>
internal sealed class GostSuite : SignatureSuite
{
    public const string CurveOid = "1.2.398.3.10.1.1.2.2.1";
    public const string DigestOid = "1.2.398.3.10.1.3.3";

    public const string GostKeyOid = "1.2.398.3.10.1.1.2.2";

    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.Gost2015;

    public override string KeyOid => GostKeyOid;

    public override string CertificateSignatureOid => "1.2.398.3.10.1.1.2.3.2";

    public override string SignatureMethod => "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";

    public override string DigestMethod => "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";

    public override byte[] Digest(ReadOnlySpan<byte> content) => Streebog512.Hash(content);

    public override IVerifyingKey? OpenPublic(X509Certificate2 certificate) =>
        GostPublicKeyEncoding.Read(certificate, CurveOid, GostPublicKey.Length) is { } encoded ? GostPublicKey.Open(encoded) : null;

    // The framework holds no private keys of this kind: they come from key files, beside their certificates.
    public override IPrivateKey? OpenPrivate(X509Certificate2 certificate) => null;

    public PublicKey Encode(GostPublicKey key) => GostPublicKeyEncoding.Write(KeyOid, CurveOid, DigestOid, key.Encoded);
}
