using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;

namespace Attestation.Signatures.Keys;

/// <summary>A private key with its public half, not yet joined to a certificate.</summary>
internal abstract class KeyPair : IDisposable
{
    public abstract PublicKey PublicKey { get; }

    /// <summary>Signs certificates and lists; it is told a digest, and RSA heeds it.</summary>
    public abstract X509SignatureGenerator Generator { get; }

    public static KeyPair Create(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.Rsa => RsaKeyPair.Create(),
        SignatureAlgorithm.Gost2015 => GostKeyPair.Create(),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "No keys are made for an algorithm out of use."),
    };

    /// <exception cref="KeyFileException">A key of an unsupported kind, or a malformed one.</exception>
    public static KeyPair Open(Pkcs8PrivateKeyInfo info)
    {
        try
        {
            return info.AlgorithmId.Value switch
            {
                RsaSha256Suite.RsaKeyOid => RsaKeyPair.From(info),
                var oid when oid == SignatureSuites.Gost.KeyOid => GostKeyPair.From(info),
                _ => throw new KeyFileException(
                    KeyFileProblem.UnsupportedKey,
                    $"Keys of the kind {info.AlgorithmId.Value} are not supported; RSA and GOST 34.10-2015 keys are."),
            };
        }
        catch (CryptographicException failure)
        {
            throw new KeyFileException(KeyFileProblem.UnsupportedKey, "The private key in the file is malformed.", failure);
        }
    }

    public bool IsOf(X509Certificate2 certificate) =>
        certificate.GetKeyAlgorithm() == PublicKey.Oid.Value && certificate.GetPublicKey().AsSpan().SequenceEqual(PublicKey.EncodedKeyValue.RawData);

    /// <summary>Joins it to its certificate, which the result takes over.</summary>
    public abstract SigningKey With(X509Certificate2 certificate);

    public abstract Pkcs8PrivateKeyInfo Export();

    public abstract void Dispose();
}
