using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures;

namespace Attestation.Gateway.Journal;

/// <summary>The key that vouches for the journals, and the keys that did so before it.</summary>
internal sealed class JournalKey : IDisposable
{
    private readonly SigningKey _key;
    private readonly SigningKey? _own;
    private readonly HashSet<string> _believed;

    public JournalKey(JournalOptions options, SigningKey keyOfTheShep)
    {
        _own = options.KeyFile is { } file ? SigningKey.FromPkcs12(File.ReadAllBytes(file), options.KeyPassword) : null;
        _key = _own ?? keyOfTheShep;
        _believed = [Thumbprint(_key.Certificate), .. Former(options.FormerCertificates)];
    }

    public ReadOnlyMemory<byte> Certificate => _key.Certificate.RawData;

    public byte[] Sign(ReadOnlySpan<byte> content) => _key.Sign(content);

    /// <summary>Whether the signature is good and was made by this key or one before it.</summary>
    public bool Believes(byte[] certificate, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        _believed.Contains(Convert.ToHexString(SHA256.HashData(certificate))) && IsSigned(certificate, content, signature);

    /// <summary>Whether the certificate's key made the signature.</summary>
    public static bool IsSigned(byte[] certificate, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var signer = X509CertificateLoader.LoadCertificate(certificate);

            return DetachedSignature.Verify(signer, content, signature);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => _own?.Dispose();

    private static IEnumerable<string> Former(string? folder)
    {
        if (folder is null)
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            yield return Thumbprint(certificate);
        }
    }

    private static string Thumbprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
