using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Attestation.Signatures.Certificates;

/// <summary>Reads the certificates and revocation lists that lie in a folder.</summary>
internal static class TrustFolder
{
    public static Trust Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no folder '{path}'.");
        }

        var (certificates, lists) = Contents(path);
        var trust = Trust.Of(certificates, lists);

        return trust.HasAnchors
            ? trust
            : throw new InvalidDataException($"The folder '{path}' holds no self-signed certificate of an authority, so nothing in it can be trusted.");
    }

    public static (IReadOnlyList<X509Certificate2> Certificates, IReadOnlyList<byte[]> RevocationLists) Contents(string path)
    {
        var files = Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).ToArray();

        return (
            [.. files.Where(file => HasExtension(file, ".cer", ".crt", ".pem", ".der")).SelectMany(ReadCertificates)],
            [.. files.Where(file => HasExtension(file, ".crl")).Select(ReadRevocationList)]);
    }

    private static bool HasExtension(string file, params ReadOnlySpan<string> extensions) =>
        extensions.Contains(Path.GetExtension(file).ToLowerInvariant());

    private static X509Certificate2Collection ReadCertificates(string file)
    {
        try
        {
            var content = File.ReadAllBytes(file);
            var certificates = new X509Certificate2Collection();
            if (IsPem(content))
            {
                certificates.ImportFromPem(Encoding.ASCII.GetString(content));
            }
            else
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(content));
            }

            // Reading the profile here names the file that is at fault.
            foreach (var certificate in certificates)
            {
                SignerCertificate.Of(certificate);
            }

            return certificates;
        }
        catch (Exception failure) when (IsMalformed(failure))
        {
            throw new InvalidDataException($"The file '{file}' holds no readable certificate.", failure);
        }
    }

    private static byte[] ReadRevocationList(string file)
    {
        try
        {
            var content = File.ReadAllBytes(file);
            var encoded = IsPem(content) ? FromPem(content) : content;
            RevocationList.Open(encoded, []);

            return encoded;
        }
        catch (Exception failure) when (IsMalformed(failure))
        {
            throw new InvalidDataException($"The file '{file}' holds no readable revocation list.", failure);
        }
    }

    private static byte[] FromPem(byte[] content)
    {
        var text = Encoding.ASCII.GetString(content);

        return Convert.FromBase64String(text[PemEncoding.Find(text).Base64Data]);
    }

    private static bool IsPem(byte[] content) => content.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static bool IsMalformed(Exception failure) =>
        failure is CryptographicException or System.Formats.Asn1.AsnContentException or ArgumentException or FormatException;
}
