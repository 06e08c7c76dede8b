using System.Text;
using System.Xml;
using Attestation.Signatures.Parsing;
using Attestation.Signatures.Plain;

namespace Attestation.Signatures.Enveloped;

/// <summary>Signs a plain document straight from its bytes, and any other by way of a tree. Both write the same layout and the same signature.</summary>
internal static class EnvelopedSigner
{
    public static byte[] Sign(ReadOnlyMemory<byte> xml, SigningKey key) =>
        PlainDocument.Read(xml.Span) is { } plain ? PlainSigner.Sign(xml.Span, plain, key) : SignTree(xml, key);

    public static byte[] SignTree(ReadOnlyMemory<byte> xml, SigningKey key)
    {
        var document = StrictXml.Parse(xml);
        var root = document.DocumentElement!;
        VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(document), VerdictCode.CommentOrInstruction);
        VerificationFailure.Unless(TrailingSignatures.Of(document).Count < TrailingSignatures.Most, VerdictCode.SeveralSignatures);

        var digest = key.Suite.Digest(Canonical.Inclusive(document));
        var template = StrictXml.Parse(Encoding.UTF8.GetBytes(Template(key, digest)));
        var signature = (XmlElement)root.AppendChild(document.ImportNode(template.DocumentElement!, deep: true))!;
        var parts = SignatureElement.Parts(signature);
        parts[1].InnerText = SignatureLayout.Lines(Convert.ToBase64String(key.Sign(Canonical.Inclusive(parts[0]))));

        return StrictXml.Write(writer => Write(writer, document));
    }

    private static string Template(SigningKey key, byte[] digest) =>
        SignatureLayout.Open + SignatureLayout.OpenSignedInfo + SignatureLayout.SignedInfo(key.Suite, digest)
        + SignatureLayout.Value([]) + key.CertificateLines + SignatureLayout.Close;

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
