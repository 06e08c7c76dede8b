using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Keys;

/// <summary>
/// What lies in a PKCS#12 file. Read with the framework's own parser of the format, because its loader knows no GOST keys. The national
/// authority's files are BER with indefinite lengths, 3DES and RC2-40.
/// </summary>
internal sealed record KeyFile(IReadOnlyList<X509Certificate2> Certificates, IReadOnlyList<Pkcs8PrivateKeyInfo> Keys)
{
    private const int Iterations = 10_000;

    /// <exception cref="KeyFileException">Not PKCS#12, or the password does not open it.</exception>
    public static KeyFile Open(ReadOnlyMemory<byte> pkcs12, string password)
    {
        var file = Decode(pkcs12, password);
        var certificates = new List<X509Certificate2>();
        var keys = new List<Pkcs8PrivateKeyInfo>();
        try
        {
            foreach (var bag in file.AuthenticatedSafe.SelectMany(safe => Bags(safe, password)))
            {
                switch (bag)
                {
                    case Pkcs12CertBag { IsX509Certificate: true } certificate:
                        certificates.Add(certificate.GetCertificate());
                        break;
                    case Pkcs12ShroudedKeyBag shrouded:
                        keys.Add(Pkcs8PrivateKeyInfo.DecryptAndDecode(password, shrouded.EncryptedPkcs8PrivateKey, out _));
                        break;
                    case Pkcs12KeyBag plain:
                        keys.Add(Pkcs8PrivateKeyInfo.Decode(plain.Pkcs8PrivateKey, out _));
                        break;
                }
            }
        }
        catch (CryptographicException failure)
        {
            throw new KeyFileException(KeyFileProblem.NotPkcs12, "The file is not a PKCS#12 key file that can be read.", failure);
        }

        return new KeyFile(certificates, keys);
    }

    public static byte[] Write(IReadOnlyList<(X509Certificate2 Certificate, Pkcs8PrivateKeyInfo Key)> held, string password)
    {
        var protection = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations);
        var keys = new Pkcs12SafeContents();
        var certificates = new Pkcs12SafeContents();
        foreach (var (certificate, key) in held)
        {
            var id = new Pkcs9LocalKeyId(SHA256.HashData(certificate.RawData));
            keys.AddSafeBag(new Pkcs12ShroudedKeyBag(key.Encrypt(password, protection)) { Attributes = { id } });
            certificates.AddCertificate(certificate).Attributes.Add(id);
        }

        var file = new Pkcs12Builder();
        file.AddSafeContentsUnencrypted(keys);
        file.AddSafeContentsEncrypted(certificates, password, protection);
        file.SealWithMac(password, HashAlgorithmName.SHA256, Iterations);

        return file.Encode();
    }

    /// <summary>The one key with its certificate; other certificates beside it do not matter.</summary>
    /// <exception cref="KeyFileException">No key, several, or one without its certificate or of another kind.</exception>
    public SigningKey ToSigningKey()
    {
        using var pair = Keys switch
        {
            [var only] => KeyPair.Open(only),
            [] => throw new KeyFileException(KeyFileProblem.NoPrivateKey, "The key file holds no private key, only certificates."),
            _ => throw new KeyFileException(KeyFileProblem.SeveralPrivateKeys, $"The key file holds {Keys.Count} private keys; one is expected."),
        };
        var certificate = Certificates.FirstOrDefault(pair.IsOf)
            ?? throw new KeyFileException(KeyFileProblem.NoPrivateKey, "The key file does not hold the certificate of its private key.");
        foreach (var other in Certificates.Where(other => other != certificate))
        {
            other.Dispose();
        }

        return pair.With(certificate);
    }

    private static Pkcs12Info Decode(ReadOnlyMemory<byte> pkcs12, string password)
    {
        try
        {
            var file = Pkcs12Info.Decode(pkcs12, out var read);

            return read != pkcs12.Length ? throw new CryptographicException("Something follows the key file.")
                : file.IntegrityMode is Pkcs12IntegrityMode.Password && !file.VerifyMac(password)
                    ? throw new KeyFileException(KeyFileProblem.WrongPassword, "The password does not open the key file.")
                : file;
        }
        catch (CryptographicException failure)
        {
            throw new KeyFileException(KeyFileProblem.NotPkcs12, "The file is not a PKCS#12 key file.", failure);
        }
    }

    private static IEnumerable<Pkcs12SafeBag> Bags(Pkcs12SafeContents safe, string password)
    {
        if (safe.ConfidentialityMode is Pkcs12ConfidentialityMode.Password)
        {
            safe.Decrypt(password);
        }

        foreach (var bag in safe.GetBags())
        {
            if (bag is Pkcs12SafeContentsBag { SafeContents: { } nested })
            {
                foreach (var inner in Bags(nested, password))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return bag;
            }
        }
    }
}
