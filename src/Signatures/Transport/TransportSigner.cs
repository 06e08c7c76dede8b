using System.Numerics;
using System.Security;
using System.Text;
using System.Xml;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Transport;

/// <summary>Writes the WS-Security header: no time stamp, no binary security token, as the gateway of the state expects it.</summary>
internal static class TransportSigner
{
    public static byte[] Sign(ReadOnlyMemory<byte> xml, SigningKey key, KeyReference reference, bool takesSoap12)
    {
        var document = StrictXml.Parse(xml);
        var soap = SoapEnvelope.Read(document, takesSoap12);
        VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(soap.Body), VerdictCode.CommentOrInstruction);
        VerificationFailure.Unless(soap.Header?.ChildNodes.OfType<XmlElement>().Any(IsSecurity) != true, VerdictCode.SeveralSignatures);

        var id = $"id-{Guid.NewGuid():D}";
        Identify(soap.Body, id);
        var signedInfo = SignedInfo(id, key, Canonical.Exclusive(soap.Body));
        var value = key.Sign(Encoding.UTF8.GetBytes(signedInfo));
        var security = SecurityHeader(signedInfo, value, KeyInfo(key, reference));

        return StrictXml.Write(writer => Write(writer, document, soap, security));
    }

    public static bool IsSecurity(XmlElement element) => SignatureElement.Is(element, Names.Wsse, "Security");

    // Written in its exclusive canonical form at once: what is hashed here is byte for byte what is sent.
    private static string SignedInfo(string id, SigningKey key, byte[] body) =>
        $"""<ds:SignedInfo xmlns:ds="{Names.Dsig}">"""
        + $"""<ds:CanonicalizationMethod Algorithm="{Names.ExclusiveC14N}"></ds:CanonicalizationMethod>"""
        + $"""<ds:SignatureMethod Algorithm="{key.Suite.SignatureMethod}"></ds:SignatureMethod>"""
        + $"""<ds:Reference URI="#{id}">"""
        + $"""<ds:Transforms><ds:Transform Algorithm="{Names.ExclusiveC14N}"></ds:Transform></ds:Transforms>"""
        + $"""<ds:DigestMethod Algorithm="{key.Suite.DigestMethod}"></ds:DigestMethod>"""
        + $"<ds:DigestValue>{Convert.ToBase64String(key.Suite.Digest(body))}</ds:DigestValue>"
        + "</ds:Reference></ds:SignedInfo>";

    private static string SecurityHeader(string signedInfo, byte[] value, string keyInfo) =>
        $"""<wsse:Security xmlns:wsse="{Names.Wsse}" xmlns:soap="{Names.Soap}" soap:mustUnderstand="1"><ds:Signature xmlns:ds="{Names.Dsig}">"""
        + signedInfo
        + $"<ds:SignatureValue>{Convert.ToBase64String(value)}</ds:SignatureValue>"
        + $"<ds:KeyInfo><wsse:SecurityTokenReference>{keyInfo}</wsse:SecurityTokenReference></ds:KeyInfo>"
        + "</ds:Signature></wsse:Security>";

    private static string KeyInfo(SigningKey key, KeyReference reference) => reference switch
    {
        KeyReference.KeyIdentifier =>
            $"""<wsse:KeyIdentifier EncodingType="{Names.Base64Binary}" ValueType="{Names.X509V3}">{key.CertificateBase64}</wsse:KeyIdentifier>""",
        KeyReference.IssuerSerial =>
            $"<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>{SecurityElement.Escape(IssuerName.Write(key.Certificate.IssuerName))}</ds:X509IssuerName>"
            + $"<ds:X509SerialNumber>{new BigInteger(key.Certificate.SerialNumberBytes.Span, isBigEndian: true)}</ds:X509SerialNumber>"
            + "</ds:X509IssuerSerial></ds:X509Data>",
        _ => throw new ArgumentOutOfRangeException(nameof(reference), reference, "There are two kinds of reference."),
    };

    private static void Identify(XmlElement body, string id)
    {
        var prefix = body.GetPrefixOfNamespace(Names.Wsu);
        if (prefix.Length == 0)
        {
            prefix = body.GetNamespaceOfPrefix("wsu").Length == 0 ? "wsu" : "wsu-id";
            body.SetAttribute($"xmlns:{prefix}", Names.Wsu);
        }

        body.RemoveAttribute("Id", Names.Wsu);
        var attribute = body.OwnerDocument.CreateAttribute(prefix, "Id", Names.Wsu);
        attribute.Value = id;
        body.SetAttributeNode(attribute);
    }

    private static void Write(XmlWriter writer, XmlDocument document, SoapEnvelope soap, string security)
    {
        writer.WriteRaw(StrictXml.DeclarationOf(document));
        Open(writer, soap.Envelope);
        foreach (XmlNode child in soap.Envelope.ChildNodes)
        {
            if (child == soap.Header)
            {
                Open(writer, soap.Header);
                writer.WriteRaw(security);
                soap.Header.WriteContentTo(writer);
                writer.WriteEndElement();
                continue;
            }

            if (child == soap.Body && soap.Header is null)
            {
                writer.WriteStartElement(soap.Envelope.Prefix, "Header", soap.Envelope.NamespaceURI);
                writer.WriteRaw(security);
                writer.WriteEndElement();
            }

            child.WriteTo(writer);
        }

        writer.WriteEndElement();
    }

    private static void Open(XmlWriter writer, XmlElement element)
    {
        writer.WriteStartElement(element.Prefix, element.LocalName, element.NamespaceURI);
        foreach (XmlAttribute attribute in element.Attributes)
        {
            attribute.WriteTo(writer);
        }
    }
}
