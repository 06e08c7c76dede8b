using System.Text;
using System.Xml;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>
/// WS-Security X.509 token profile 1.0, section 3.3.1: the certificate stands beside the signature, which points to it. Many toolkits can do nothing else.
/// Neither the token nor the pointer is signed, so the certificate may as well be put where the pointer was.
/// </summary>
internal static class BinarySecurityToken
{
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    private const string Wss = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private const string Wsse = Wss + "wssecurity-secext-1.0.xsd";
    private const string Wsu = Wss + "wssecurity-utility-1.0.xsd";
    private const string Base64 = Wss + "soap-message-security-1.0#Base64Binary";
    private const string X509 = Wss + "x509-token-profile-1.0#X509v3";

    private static readonly XmlWriterSettings AsItIs = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <returns>The message with the certificate in the signature; <see langword="null"/> when its signature does not point to a token.</returns>
    public static byte[]? Inline(byte[] message)
    {
        var document = Load(message);
        var pointers = document.GetElementsByTagName("Reference", Wsse).OfType<XmlElement>().ToArray();
        var tokens = document.GetElementsByTagName("BinarySecurityToken", Wsse).OfType<XmlElement>().ToArray();
        if (pointers is not [var pointer] || tokens is not [var token] || pointer.ParentNode?.ParentNode is not XmlElement { LocalName: "KeyInfo", NamespaceURI: Dsig }
            || pointer.GetAttribute("URI") != $"#{token.GetAttribute("Id", Wsu)}" || token.GetAttribute("ValueType") != X509)
        {
            return null;
        }

        var certificate = document.CreateElement(pointer.Prefix, "KeyIdentifier", Wsse);
        certificate.SetAttribute("EncodingType", Base64);
        certificate.SetAttribute("ValueType", X509);
        certificate.InnerText = token.InnerText;
        pointer.ParentNode.ReplaceChild(certificate, pointer);

        return Write(document);
    }

    private static XmlDocument Load(byte[] message)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var bytes = new MemoryStream(message, writable: false);
        using var reader = XmlReader.Create(bytes, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        document.Load(reader);
        return document;
    }

    private static byte[] Write(XmlDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, AsItIs))
        {
            document.DocumentElement!.WriteTo(writer);
        }

        return bytes.ToArray();
    }
}
