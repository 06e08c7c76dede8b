using System.Text;
using Attestation.Signatures.Algorithms;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Enveloped;

/// <summary>The national layout: prefix ds, the leaf certificate alone, line feeds only (a carriage return would be signed as one).</summary>
internal static class SignatureLayout
{
    private const int Base64Line = 76;

    public const string Open = $"<ds:Signature xmlns:ds=\"{Names.Dsig}\">\n";
    public const string OpenSignedInfo = "<ds:SignedInfo";
    public const string Close = "</ds:X509Certificate>\n</ds:X509Data>\n</ds:KeyInfo>\n</ds:Signature>";

    /// <summary>SignedInfo behind its start tag, as it is written.</summary>
    public static string SignedInfo(SignatureSuite suite, byte[] digest) => SignedInfo(suite, digest, "/>", "/>", "/>", "/>");

    /// <summary>The same in canonical form, which knows no empty-element tags.</summary>
    public static string CanonicalSignedInfo(SignatureSuite suite, byte[] digest) => SignedInfo(
        suite, digest, "></ds:CanonicalizationMethod>", "></ds:SignatureMethod>", "></ds:Transform>", "></ds:DigestMethod>");

    /// <summary>What stands between SignedInfo and the certificate.</summary>
    public static string Value(byte[] value) =>
        $"\n<ds:SignatureValue>{Lines(Convert.ToBase64String(value))}</ds:SignatureValue>\n<ds:KeyInfo>\n<ds:X509Data>\n<ds:X509Certificate>";

    public static string Lines(string base64)
    {
        var lines = new StringBuilder("\n", base64.Length + (base64.Length / Base64Line) + 2);
        for (var at = 0; at < base64.Length; at += Base64Line)
        {
            lines.Append(base64, at, Math.Min(Base64Line, base64.Length - at)).Append('\n');
        }

        return lines.ToString();
    }

    private static string SignedInfo(
        SignatureSuite suite, byte[] digest, string canonicalization, string signatureMethod, string transform, string digestMethod) =>
        $">\n<ds:CanonicalizationMethod Algorithm=\"{Names.InclusiveC14N}\"{canonicalization}\n"
        + $"<ds:SignatureMethod Algorithm=\"{suite.SignatureMethod}\"{signatureMethod}\n"
        + $"<ds:Reference URI=\"\">\n<ds:Transforms>\n<ds:Transform Algorithm=\"{Names.Enveloped}\"{transform}\n"
        + $"<ds:Transform Algorithm=\"{Names.InclusiveC14NWithComments}\"{transform}\n</ds:Transforms>\n"
        + $"<ds:DigestMethod Algorithm=\"{suite.DigestMethod}\"{digestMethod}\n"
        + $"<ds:DigestValue>{Convert.ToBase64String(digest)}</ds:DigestValue>\n</ds:Reference>\n</ds:SignedInfo>";
}
