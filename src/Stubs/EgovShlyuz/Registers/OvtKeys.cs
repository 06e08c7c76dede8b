using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The keys that senders' tokens (ovt) are signed with, as far as they are set. At the real service they are registered on a way that is not public.</summary>
internal sealed class OvtKeys(EgovShlyuzOptions options)
{
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <returns><see langword="null"/> when none is set for the sender.</returns>
    /// <exception cref="InvalidDataException">The file holds no RSA key.</exception>
    public RSA? Of(string senderId)
    {
        if (options.Sender(senderId)?.OvtKeyFile is not { } file)
        {
            return null;
        }

        var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(_keys.GetOrAdd(file, Read), out _);

        return rsa;
    }

    private static byte[] Read(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var text = System.Text.Encoding.ASCII.GetString(bytes);
            if (text.Contains("-----BEGIN PUBLIC KEY", StringComparison.Ordinal))
            {
                using var key = RSA.Create();
                key.ImportFromPem(text);
                return key.ExportSubjectPublicKeyInfo();
            }

            using var certificate = X509CertificateLoader.LoadCertificate(bytes);
            using var rsa = certificate.GetRSAPublicKey() ?? throw new CryptographicException("No RSA key.");
            return rsa.ExportSubjectPublicKeyInfo();
        }
        catch (CryptographicException unreadable)
        {
            throw new InvalidDataException($"{file} holds no RSA key: a certificate or a public key is needed, PEM or DER.", unreadable);
        }
    }
}
