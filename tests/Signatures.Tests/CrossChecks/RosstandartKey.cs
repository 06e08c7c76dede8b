using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

/// <summary>A national GOST key under the names that the Russian standard gives the same algorithm (RFC 9215): other implementations know it only so.</summary>
internal static class RosstandartKey
{
    private const string Key = "1.2.643.7.1.1.1.2";
    private const string Curve = "1.2.643.7.1.2.1.2.1";
    private const string Digest = "1.2.643.7.1.1.2.3";

    public static byte[] Public(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteAlgorithm(writer);
            writer.WriteBitString(certificate.GetPublicKey());
        }

        return writer.Encode();
    }

    public static byte[] Private(SigningKey key)
    {
        var file = Pkcs12Info.Decode(key.ToPkcs12("a"), out _);
        var bag = file.AuthenticatedSafe.SelectMany(safe => safe.ConfidentialityMode is Pkcs12ConfidentialityMode.None ? safe.GetBags() : [])
            .OfType<Pkcs12ShroudedKeyBag>().Single();
        var info = Pkcs8PrivateKeyInfo.DecryptAndDecode("a", bag.EncryptedPkcs8PrivateKey, out _);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            WriteAlgorithm(writer);
            writer.WriteOctetString(info.PrivateKeyBytes.Span);
        }

        return writer.Encode();
    }

    public static byte[] Pem(string label, byte[] content) => Given.Bytes(PemEncoding.WriteString(label, content));

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Key);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Curve);
                writer.WriteObjectIdentifier(Digest);
            }
        }
    }
}
