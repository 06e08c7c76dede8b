using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Algorithms;

/// <summary>RSA (PKCS#1 v1.5) with SHA-256, RFC 4051 and RFC 4055.</summary>
internal sealed class RsaSha256Suite : SignatureSuite
{
    public const string RsaKeyOid = "1.2.840.113549.1.1.1";

    private const int FewestBits = 2048;
    private const int MostBits = 8192;

    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.Rsa;

    public override string KeyOid => RsaKeyOid;

    public override string CertificateSignatureOid => "1.2.840.113549.1.1.11";

    public override string SignatureMethod => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    public override string DigestMethod => "http://www.w3.org/2001/04/xmlenc#sha256";

    public override byte[] Digest(ReadOnlySpan<byte> content) => SHA256.HashData(content);

    public override IVerifyingKey? OpenPublic(X509Certificate2 certificate)
    {
        try
        {
            return certificate.GetRSAPublicKey() is { KeySize: >= FewestBits and <= MostBits } key ? new RsaKey(certificate, key) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public override IPrivateKey? OpenPrivate(X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey() is { } key ? new RsaKey(certificate, key) : null;

    // The framework does not promise that one RSA instance serves several threads, so each call borrows one.
    private sealed class RsaKey : IVerifyingKey, IPrivateKey
    {
        private readonly ConcurrentBag<RSA> _idle;
        private readonly Func<RSA> _open;

        public RsaKey(X509Certificate2 certificate, RSA first)
        {
            var isPrivate = certificate.HasPrivateKey;
            _open = () => (isPrivate ? certificate.GetRSAPrivateKey() : certificate.GetRSAPublicKey())!;
            _idle = [first];
        }

        public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
        {
            var key = Borrow();
            var holds = key.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            _idle.Add(key);
            return holds;
        }

        public byte[] Sign(ReadOnlySpan<byte> content)
        {
            var key = Borrow();
            var signature = new byte[key.KeySize / 8];
            key.SignData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            _idle.Add(key);
            return signature;
        }

        public void Dispose()
        {
            while (_idle.TryTake(out var key))
            {
                key.Dispose();
            }
        }

        private RSA Borrow() => _idle.TryTake(out var key) ? key : _open();
    }
}
