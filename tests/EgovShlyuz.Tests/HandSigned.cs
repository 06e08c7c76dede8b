using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Attestation.Signatures;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>A transport signature as some toolkit makes it, not ours: over the body that the message says is signed, whatever stands around it.</summary>
internal static class HandSigned
{
    private const string Wss = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private const string Wsse = Wss + "wssecurity-secext-1.0.xsd";

    public const string Wsu = Wss + "wssecurity-utility-1.0.xsd";

    /// <param name="envelope">Without a header; the body bears its ids already.</param>
    /// <param name="id">The id that the signature names.</param>
    /// <param name="key">Of the signer.</param>
    public static byte[] Sign(string envelope, string id, SigningKey key)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (var reader = XmlReader.Create(new StringReader(envelope)))
        {
            document.Load(reader);
        }

        var body = document.DocumentElement!.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName is "Body");
        var signedInfo = "<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
            + "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
            + "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"></ds:SignatureMethod>"
            + $"<ds:Reference URI=\"#{id}\"><ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform></ds:Transforms>"
            + "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
            + $"<ds:DigestValue>{Convert.ToBase64String(SHA256.HashData(Canonical(body)))}</ds:DigestValue></ds:Reference></ds:SignedInfo>";
        using var rsa = key.Certificate.GetRSAPrivateKey()!;
        var value = Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(signedInfo), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var header = $"<{body.Prefix}:Header><wsse:Security xmlns:wsse=\"{Wsse}\"><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{signedInfo}"
            + $"<ds:SignatureValue>{value}</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference>"
            + $"<wsse:KeyIdentifier EncodingType=\"{Wss}soap-message-security-1.0#Base64Binary\" ValueType=\"{Wss}x509-token-profile-1.0#X509v3\">"
            + $"{Convert.ToBase64String(key.Certificate.RawData)}</wsse:KeyIdentifier></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security></{body.Prefix}:Header>";

        return Encoding.UTF8.GetBytes(envelope.Replace($"<{body.Prefix}:Body", $"{header}<{body.Prefix}:Body", StringComparison.Ordinal));
    }

    private static byte[] Canonical(XmlElement body)
    {
        // By itself, with what is in scope: as the specification wants a subset of a document canonicalised.
        var alone = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (var reader = new XmlNodeReader(body))
        {
            alone.Load(reader);
        }

        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(alone);
        using var read = new MemoryStream();
        ((Stream)transform.GetOutput(typeof(Stream))).CopyTo(read);

        return read.ToArray();
    }
}
