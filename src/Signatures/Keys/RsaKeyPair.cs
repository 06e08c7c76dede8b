using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Keys;

internal sealed class RsaKeyPair : KeyPair
{
    private const int KeyBits = 2048;

    private readonly RSA _key;

    private RsaKeyPair(RSA key)
    {
        _key = key;
        Generator = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
    }

    public override X509SignatureGenerator Generator { get; }

    public override PublicKey PublicKey => Generator.PublicKey;

    public static RsaKeyPair Create() => new(RSA.Create(KeyBits));

    public static RsaKeyPair From(Pkcs8PrivateKeyInfo info)
    {
        var key = RSA.Create();
        try
        {
            key.ImportPkcs8PrivateKey(info.Encode(), out _);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }

        return new RsaKeyPair(key);
    }

    public override SigningKey With(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return new SigningKey(certificate.CopyWithPrivateKey(_key));
        }
    }

    public override Pkcs8PrivateKeyInfo Export() => Pkcs8PrivateKeyInfo.Decode(_key.ExportPkcs8PrivateKey(), out _);

    public override void Dispose() => _key.Dispose();
}
