using System.Text;
using Attestation.Signatures.Enveloped;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Plain;

/// <summary>Puts the signature in before the last end tag and leaves every other byte of the document as it was.</summary>
internal static class PlainSigner
{
    private const string SignaturePrefix = "xmlns:ds";

    public static byte[] Sign(ReadOnlySpan<byte> xml, PlainDocument document, SigningKey key)
    {
        var digest = key.Suite.Digest(document.Canonical.Span);
        var signedInfo = SignatureLayout.OpenSignedInfo + Inherited(xml, document) + SignatureLayout.CanonicalSignedInfo(key.Suite, digest);
        var value = key.Sign(Encoding.UTF8.GetBytes(signedInfo));
        var before = SignatureLayout.Open + SignatureLayout.OpenSignedInfo + SignatureLayout.SignedInfo(key.Suite, digest) + SignatureLayout.Value(value);

        // All of it is ASCII.
        var signed = GC.AllocateUninitializedArray<byte>(xml.Length + before.Length + key.CertificateLines.Length + SignatureLayout.Close.Length);
        xml[..document.End].CopyTo(signed);
        var at = document.End;
        foreach (var part in (ReadOnlySpan<string>)[before, key.CertificateLines, SignatureLayout.Close])
        {
            at += Encoding.ASCII.GetBytes(part, signed.AsSpan(at));
        }

        xml[document.End..].CopyTo(signed.AsSpan(at));

        return signed;
    }

    // SignedInfo is canonicalised as a part of its document (C14N 1.0, 2.4): what is in scope belongs to it.
    private static string Inherited(ReadOnlySpan<byte> xml, PlainDocument document)
    {
        var attributes = new List<(string Name, string Value)> { (SignaturePrefix, Names.Dsig) };
        foreach (var attribute in document.Inherited)
        {
            attributes.Add((Encoding.ASCII.GetString(attribute.NameIn(xml)), Encoding.UTF8.GetString(attribute.ValueIn(xml))));
        }

        // The signature's own declaration hides the document's. Declarations come before attributes, and "xmlns" sorts before "xmlns:ds".
        var written = attributes.DistinctBy(attribute => attribute.Name, StringComparer.Ordinal)
            .OrderBy(attribute => !attribute.Name.StartsWith("xmlns", StringComparison.Ordinal))
            .ThenBy(attribute => attribute.Name, StringComparer.Ordinal);

        return string.Concat(written.Select(attribute => $" {attribute.Name}=\"{attribute.Value}\""));
    }
}
