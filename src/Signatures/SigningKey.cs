using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;

namespace Attestation.Signatures;

/// <summary>A private key with its certificate. Safe for concurrent use; open it once and keep it.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly IPrivateKey _key;

    /// <summary>Takes over a certificate that has its private key; it is disposed with this object.</summary>
    /// <param name="certificateWithPrivateKey">An RSA certificate with its key.</param>
    /// <exception cref="KeyFileException">It has no private key, or one of an unsupported kind.</exception>
    public SigningKey(X509Certificate2 certificateWithPrivateKey)
    {
        ArgumentNullException.ThrowIfNull(certificateWithPrivateKey);

        Suite = SignatureSuites.ForKeyOf(certificateWithPrivateKey)
            ?? throw new KeyFileException(
                KeyFileProblem.UnsupportedKey, $"Keys of the kind {certificateWithPrivateKey.GetKeyAlgorithm()} are not supported; RSA keys are.");
        _key = Suite.OpenPrivate(certificateWithPrivateKey)
            ?? throw new KeyFileException(KeyFileProblem.NoPrivateKey, "The certificate comes without its private key.");
        Certificate = certificateWithPrivateKey;
        CertificateBase64 = Convert.ToBase64String(certificateWithPrivateKey.RawData);
    }

    /// <summary>The certificate, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    internal SignatureSuite Suite { get; }

    internal string CertificateBase64 { get; }

    /// <summary>Opens a PKCS#12 file, as the national certification authority issues them: one key, one certificate.</summary>
    /// <param name="pkcs12">The file's bytes.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The key it holds.</returns>
    /// <exception cref="KeyFileException">Not PKCS#12, a wrong password, no private key, several of them, or one of an unsupported kind.</exception>
    public static SigningKey FromPkcs12(ReadOnlyMemory<byte> pkcs12, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        RequirePassword(pkcs12, password);

        var held = Open(pkcs12, password);
        var keys = held.Where(certificate => certificate.HasPrivateKey).ToArray();
        foreach (var other in held.Except(keys))
        {
            other.Dispose();
        }

        return keys switch
        {
            [var only] => new SigningKey(only),
            [] => throw new KeyFileException(KeyFileProblem.NoPrivateKey, "The key file holds no private key, only certificates."),
            _ => throw new KeyFileException(KeyFileProblem.SeveralPrivateKeys, $"The key file holds {keys.Length} private keys; one is expected."),
        };
    }

    /// <summary>Writes key and certificate as PKCS#12.</summary>
    /// <param name="password">Protects the file.</param>
    /// <returns>The file's bytes.</returns>
    public byte[] ToPkcs12(string password) => Certificate.Export(X509ContentType.Pkcs12, password);

    /// <summary>Forgets the key.</summary>
    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    internal byte[] Sign(ReadOnlySpan<byte> content) => _key.Sign(content);

    private static void RequirePassword(ReadOnlyMemory<byte> pkcs12, string password)
    {
        try
        {
            var file = Pkcs12Info.Decode(pkcs12, out _, skipCopy: true);
            if (file.IntegrityMode is Pkcs12IntegrityMode.Password && !file.VerifyMac(password))
            {
                throw new KeyFileException(KeyFileProblem.WrongPassword, "The password does not open the key file.");
            }
        }
        catch (CryptographicException failure)
        {
            throw new KeyFileException(KeyFileProblem.NotPkcs12, "The file is not a PKCS#12 key file.", failure);
        }
    }

    private static X509Certificate2Collection Open(ReadOnlyMemory<byte> pkcs12, string password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12Collection(
                pkcs12.Span, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException failure)
        {
            throw new KeyFileException(KeyFileProblem.UnsupportedKey, "The key in the file is of a kind that is not supported; RSA keys are.", failure);
        }
    }
}
