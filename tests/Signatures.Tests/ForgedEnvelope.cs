using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Attestation.Signatures.Tests;

/// <summary>A transport signature put together independently of the library: other prefixes, a plain Id.</summary>
internal static class ForgedEnvelope
{
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string X509V3 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

    public static string Sign(string envelope, string id, X509Certificate2 certificate, string security = "wsse", string signature = "ds")
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        using var reader = XmlReader.Create(new StringReader(envelope));
        document.Load(reader);
        var body = document.DocumentElement!.ChildNodes.OfType<XmlElement>().Single(element => element.LocalName == "Body");
        var digest = Convert.ToBase64String(SHA256.HashData(Canonicalize(body)));

        var signedInfo = $"<{signature}:SignedInfo xmlns:{signature}=\"{Forgery.Dsig}\">\n"
            + $"<{signature}:CanonicalizationMethod Algorithm=\"{Forgery.Exclusive}\"/>"
            + $"<{signature}:SignatureMethod Algorithm=\"{Forgery.RsaSha256}\"/>"
            + $"<{signature}:Reference URI=\"#{id}\">"
            + $"<{signature}:Transforms><{signature}:Transform Algorithm=\"{Forgery.Exclusive}\"/></{signature}:Transforms>"
            + $"<{signature}:DigestMethod Algorithm=\"{Forgery.Sha256}\"/><{signature}:DigestValue>{digest}</{signature}:DigestValue>"
            + $"</{signature}:Reference></{signature}:SignedInfo>";
        using var rsa = certificate.GetRSAPrivateKey()!;
        var value = rsa.SignData(Forgery.Canonicalize(signedInfo), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        var header = $"<{security}:Security xmlns:{security}=\"{Wsse}\">"
            + $"<{signature}:Signature xmlns:{signature}=\"{Forgery.Dsig}\" Id=\"SIG-1\">{signedInfo}"
            + $"<{signature}:SignatureValue>{Convert.ToBase64String(value)}</{signature}:SignatureValue><{signature}:KeyInfo Id=\"KI-1\">"
            + $"<{security}:SecurityTokenReference><{security}:KeyIdentifier ValueType=\"{X509V3}\">"
            + $"{Convert.ToBase64String(certificate.RawData)}</{security}:KeyIdentifier>"
            + $"</{security}:SecurityTokenReference></{signature}:KeyInfo></{signature}:Signature></{security}:Security>";
        var prefix = document.DocumentElement.Prefix;

        return envelope.Replace($"<{prefix}:Header/>", $"<{prefix}:Header>{header}</{prefix}:Header>", StringComparison.Ordinal);
    }

    // By the framework's other road: a node set out of the document, where the library imports the element.
    private static byte[] Canonicalize(XmlElement body)
    {
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(body.SelectNodes("descendant-or-self::node() | descendant-or-self::*/@* | descendant-or-self::*/namespace::*")!);
        using var output = (MemoryStream)transform.GetOutput(typeof(Stream));

        return output.ToArray();
    }
}
