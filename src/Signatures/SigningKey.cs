using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;
using Attestation.Signatures.Algorithms.Gost;
using Attestation.Signatures.Enveloped;
using Attestation.Signatures.Keys;

namespace Attestation.Signatures;

/// <summary>A private key with its certificate. Safe for concurrent use; open it once and keep it.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly IPrivateKey _key;

    /// <summary>Takes over a certificate that has its private key; it is disposed with this object.</summary>
    /// <param name="certificateWithPrivateKey">
    /// An RSA certificate with its key. The framework attaches no GOST keys to certificates: those come from <see cref="FromPkcs12"/>.
    /// </param>
    /// <exception cref="KeyFileException">It has no private key, or one of an unsupported kind.</exception>
    public SigningKey(X509Certificate2 certificateWithPrivateKey)
        : this(certificateWithPrivateKey, key: null)
    {
    }

    internal SigningKey(X509Certificate2 certificate, IPrivateKey? key)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        Suite = SignatureSuites.ForKeyOf(certificate) ?? throw Unsupported(certificate);
        if (Suite.Algorithm is SignatureAlgorithm.Gost2004)
        {
            throw Unsupported(certificate);
        }

        _key = key ?? Suite.OpenPrivate(certificate)
            ?? throw new KeyFileException(KeyFileProblem.NoPrivateKey, "The certificate comes without its private key.");
        Certificate = certificate;
        CertificateBase64 = Convert.ToBase64String(certificate.RawData);
        CertificateLines = SignatureLayout.Lines(CertificateBase64);
    }

    /// <summary>The certificate; of an RSA key with the key attached.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>What the key signs with.</summary>
    public SignatureAlgorithm Algorithm => Suite.Algorithm;

    internal SignatureSuite Suite { get; }

    internal string CertificateBase64 { get; }

    /// <summary>The certificate as it stands in a notice.</summary>
    internal string CertificateLines { get; }

    /// <summary>Opens a PKCS#12 file, as the national certification authority issues them: one key, RSA or GOST 34.10-2015, one certificate.</summary>
    /// <param name="pkcs12">The file's bytes.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The key it holds.</returns>
    /// <exception cref="KeyFileException">Not PKCS#12, a wrong password, no private key, several of them, or one of an unsupported kind.</exception>
    public static SigningKey FromPkcs12(ReadOnlyMemory<byte> pkcs12, string password)
    {
        ArgumentNullException.ThrowIfNull(password);

        return KeyFile.Open(pkcs12, password).ToSigningKey();
    }

    /// <summary>Writes key and certificate as PKCS#12.</summary>
    /// <param name="password">Protects the file.</param>
    /// <returns>The file's bytes.</returns>
    public byte[] ToPkcs12(string password) =>
        _key is GostPrivateKey gost
            ? KeyFile.Write([(Certificate, gost.Encode())], password)
            : Certificate.Export(X509ContentType.Pkcs12, password);

    /// <summary>Signs bytes: a detached signature, not an XML one.</summary>
    /// <param name="content">What to sign; it is hashed here.</param>
    /// <returns>
    /// RSA: as in PKCS#1, as long as the modulus. GOST: 128 bytes, r before s, each least significant byte first, as in the certificates of the national authority.
    /// </returns>
    public byte[] Sign(ReadOnlySpan<byte> content) => _key.Sign(content);

    /// <summary>Forgets the key.</summary>
    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    private static KeyFileException Unsupported(X509Certificate2 certificate) =>
        new(
            KeyFileProblem.UnsupportedKey,
            $"Keys of the kind {certificate.GetKeyAlgorithm()} are not supported; RSA and GOST 34.10-2015 keys are.");
}
