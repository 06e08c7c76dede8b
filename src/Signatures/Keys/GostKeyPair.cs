using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;
using Attestation.Signatures.Algorithms.Gost;

namespace Attestation.Signatures.Keys;

internal sealed class GostKeyPair : KeyPair
{
    private readonly GostPrivateKey _key;

    private GostKeyPair(GostPrivateKey key)
    {
        _key = key;
        PublicKey = SignatureSuites.Gost.Encode(key.PublicKey);
        Generator = new GostGenerator(key, PublicKey);
    }

    public override PublicKey PublicKey { get; }

    public override X509SignatureGenerator Generator { get; }

    public static GostKeyPair Create() => new(GostPrivateKey.Create());

    public static GostKeyPair From(Pkcs8PrivateKeyInfo info) => new(GostPrivateKey.Decode(info));

    public override SigningKey With(X509Certificate2 certificate) => new(certificate, _key);

    public override Pkcs8PrivateKeyInfo Export() => _key.Encode();

    // The key lives on in what With gave away; it holds nothing that the system would have to be given back.
    public override void Dispose()
    {
    }

    private sealed class GostGenerator(GostPrivateKey key, PublicKey publicKey) : X509SignatureGenerator
    {
        // The algorithm implies its digest; the parameters are null.
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(SignatureSuites.Gost.CertificateSignatureOid);
                writer.WriteNull();
            }

            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.Sign(data);

        protected override PublicKey BuildPublicKey() => publicKey;
    }
}
