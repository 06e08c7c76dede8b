using System.Text;
using System.Xml;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Enveloped;

/// <summary>Writes the national layout: prefix ds, the leaf certificate alone, line feeds only (a carriage return would be signed as one).</summary>
internal static class EnvelopedSigner
{
    private const int Base64Line = 76;

    public static byte[] Sign(ReadOnlyMemory<byte> xml, SigningKey key)
    {
        var document = StrictXml.Parse(xml);
        var root = document.DocumentElement!;
        VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(document), VerdictCode.CommentOrInstruction);
        VerificationFailure.Unless(TrailingSignatures.Of(document).Count < TrailingSignatures.Most, VerdictCode.SeveralSignatures);

        var digest = key.Suite.Digest(Canonical.Inclusive(document));
        var template = StrictXml.Parse(Encoding.UTF8.GetBytes(Template(key, digest)));
        var signature = (XmlElement)root.AppendChild(document.ImportNode(template.DocumentElement!, deep: true))!;
        var parts = SignatureElement.Parts(signature);
        parts[1].InnerText = Lines(Convert.ToBase64String(key.Sign(Canonical.Inclusive(parts[0]))));

        return StrictXml.Write(writer => Write(writer, document));
    }

    private static string Template(SigningKey key, byte[] digest) =>
        $"""
        <ds:Signature xmlns:ds="{Names.Dsig}">
        <ds:SignedInfo>
        <ds:CanonicalizationMethod Algorithm="{Names.InclusiveC14N}"/>
        <ds:SignatureMethod Algorithm="{key.Suite.SignatureMethod}"/>
        <ds:Reference URI="">
        <ds:Transforms>
        <ds:Transform Algorithm="{Names.Enveloped}"/>
        <ds:Transform Algorithm="{Names.InclusiveC14NWithComments}"/>
        </ds:Transforms>
        <ds:DigestMethod Algorithm="{key.Suite.DigestMethod}"/>
        <ds:DigestValue>{Convert.ToBase64String(digest)}</ds:DigestValue>
        </ds:Reference>
        </ds:SignedInfo>
        <ds:SignatureValue></ds:SignatureValue>
        <ds:KeyInfo>
        <ds:X509Data>
        <ds:X509Certificate>{Lines(key.CertificateBase64)}</ds:X509Certificate>
        </ds:X509Data>
        </ds:KeyInfo>
        </ds:Signature>
        """.ReplaceLineEndings("\n");

    private static string Lines(string base64)
    {
        var lines = new StringBuilder("\n", base64.Length + (base64.Length / Base64Line) + 2);
        foreach (var line in base64.Chunk(Base64Line))
        {
            lines.Append(line).Append('\n');
        }

        return lines.ToString();
    }

    private static void Write(XmlWriter writer, XmlDocument document)
    {
        writer.WriteRaw(StrictXml.DeclarationOf(document));
        foreach (XmlNode child in document.ChildNodes)
        {
            if (child is not XmlDeclaration)
            {
                child.WriteTo(writer);
            }
        }
    }
}
