using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Keys;

namespace Attestation.Signatures.Testing;

/// <summary>A test authority on disk: both keys in one PKCS#12 file, what it revoked in a revocation list beside it.</summary>
internal static class SavedAuthority
{
    public static void Write(
        string path, string password, (X509Certificate2 Certificate, KeyPair Key) root, (X509Certificate2 Certificate, KeyPair Key) issuer, byte[] crl)
    {
        File.WriteAllBytes(path, KeyFile.Write([(root.Certificate, root.Key.Export()), (issuer.Certificate, issuer.Key.Export())], password));
        File.WriteAllBytes(ListBeside(path), crl);
    }

    public static ((X509Certificate2 Certificate, KeyPair Key) Root, (X509Certificate2 Certificate, KeyPair Key) Issuer, IReadOnlyCollection<BigInteger> Revoked) Read(
        string path, string password)
    {
        var file = KeyFile.Open(File.ReadAllBytes(path), password);
        var keys = file.Keys.Select(KeyPair.Open).ToArray();
        var held = file.Certificates.Select(certificate => (Certificate: certificate, Key: Array.Find(keys, key => key.IsOf(certificate)))).ToArray();
        var root = held.FirstOrDefault(pair => IsRoot(pair.Certificate));
        var issuer = held.FirstOrDefault(pair => !IsRoot(pair.Certificate));
        if (root.Key is null || issuer.Key is null)
        {
            throw new KeyFileException(KeyFileProblem.NoPrivateKey, $"The file '{path}' does not hold the two keys of a test authority.");
        }

        return ((root.Certificate, root.Key), (issuer.Certificate, issuer.Key), RevokedBeside(path, issuer.Certificate));
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
