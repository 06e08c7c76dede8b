using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Testing;

/// <summary>A test authority on disk: both keys in one PKCS#12 file, what it revoked in a revocation list beside it.</summary>
internal static class SavedAuthority
{
    public static void Write(
        string path, string password, (X509Certificate2 Certificate, RSA Key) root, (X509Certificate2 Certificate, RSA Key) issuer, byte[] crl)
    {
        using var rootWithKey = root.Certificate.CopyWithPrivateKey(root.Key);
        using var issuerWithKey = issuer.Certificate.CopyWithPrivateKey(issuer.Key);
        File.WriteAllBytes(path, new X509Certificate2Collection { rootWithKey, issuerWithKey }.Export(X509ContentType.Pkcs12, password)!);
        File.WriteAllBytes(ListBeside(path), crl);
    }

    public static (X509Certificate2 Root, X509Certificate2 Issuer, IReadOnlyCollection<BigInteger> Revoked) Read(string path, string password)
    {
        var held = Open(path, password);
        var root = held.FirstOrDefault(IsRoot);
        var issuer = held.FirstOrDefault(certificate => !IsRoot(certificate));
        if (root is not { HasPrivateKey: true } || issuer is not { HasPrivateKey: true })
        {
            throw new KeyFileException(KeyFileProblem.NoPrivateKey, $"The file '{path}' does not hold the two keys of a test authority.");
        }

        return (root, issuer, RevokedBeside(path, issuer));
    }

    private static X509Certificate2Collection Open(string path, string password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(
                path, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException failure)
        {
            throw new KeyFileException(KeyFileProblem.WrongPassword, $"The file '{path}' is no key file, or the password does not open it.", failure);
        }
    }

    private static IReadOnlyCollection<BigInteger> RevokedBeside(string path, X509Certificate2 issuer)
    {
        try
        {
            return RevocationList.Open(File.ReadAllBytes(ListBeside(path)), [SignerCertificate.Of(issuer)])?.Serials
                ?? throw new InvalidDataException($"The revocation list '{ListBeside(path)}' is not of the authority in '{path}'.");
        }
        catch (AsnContentException failure)
        {
            throw new InvalidDataException($"The file '{ListBeside(path)}' is no revocation list.", failure);
        }
    }

    private static string ListBeside(string path) => Path.ChangeExtension(path, ".crl");

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
