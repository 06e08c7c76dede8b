using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Attestation.Signatures.Tests;

/// <summary>
/// Signs whatever it is told to, correctly: the value is always made by the key over the SignedInfo, and the digest fits, so that a refusal can only
/// come from the rule under test. Documents are <c>&lt;notice&gt;…&lt;/notice&gt;</c> without namespaces.
/// </summary>
internal sealed record Forgery
{
    public const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    public const string Inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    public const string Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string Gost = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";
    public const string Streebog = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";
    public const string Payload = "<notice><number>AT-26-00000001-3/1</number><outcome>Refusal</outcome></notice>";

    public static Forgery OfGost => new()
    {
        Certificate = Given.GostHead.Certificate,
        SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{Gost}\"/>",
        DigestMethod = $"<ds:DigestMethod Algorithm=\"{Streebog}\"/>",
    };

    public string Document { get; init; } = Payload;

    public string Canonicalization { get; init; } = $"<ds:CanonicalizationMethod Algorithm=\"{Inclusive}\"/>";

    public string SignatureMethod { get; init; } = $"<ds:SignatureMethod Algorithm=\"{RsaSha256}\"/>";

    public string DigestMethod { get; init; } = $"<ds:DigestMethod Algorithm=\"{Sha256}\"/>";

    public string Transforms { get; init; } =
        $"<ds:Transforms><ds:Transform Algorithm=\"{Enveloped}\"/><ds:Transform Algorithm=\"{Inclusive}#WithComments\"/></ds:Transforms>";

    public string Uri { get; init; } = "URI=\"\"";

    /// <summary>How often the reference is repeated.</summary>
    public int References { get; init; } = 1;

    /// <summary>What the digest is taken of; by default the document itself.</summary>
    public string? Digested { get; init; }

    public Func<byte[], byte[]> Digest { get; init; } = SHA256.HashData;

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public X509Certificate2 Certificate { get; init; } = Given.Head.Certificate;

    public string? KeyInfo { get; init; }

    /// <summary>By default the certificate's own key.</summary>
    public Func<byte[], byte[]>? Signer { get; init; }

    /// <summary>Put behind KeyInfo.</summary>
    public string Rest { get; init; } = string.Empty;

    public string X509Data => $"<ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(Certificate.RawData)}</ds:X509Certificate></ds:X509Data>";

    public string Signature
    {
        get
        {
            var digest = Convert.ToBase64String(Digest(Canonicalize(Digested ?? Document)));
            var reference = $"<ds:Reference {Uri}>{Transforms}{DigestMethod}<ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>";
            var signedInfo = Canonicalization + SignatureMethod + string.Concat(Enumerable.Repeat(reference, References));
            var value = (Signer ?? Sign)(Canonicalize($"<ds:SignedInfo xmlns:ds=\"{Dsig}\">{signedInfo}</ds:SignedInfo>"));

            return $"<ds:Signature xmlns:ds=\"{Dsig}\"><ds:SignedInfo>{signedInfo}</ds:SignedInfo>"
                + $"<ds:SignatureValue>{Convert.ToBase64String(value)}</ds:SignatureValue>"
                + $"<ds:KeyInfo>{KeyInfo ?? X509Data}</ds:KeyInfo>{Rest}</ds:Signature>";
        }
    }

    /// <summary>The document with the signature as its last child.</summary>
    public string Text => Document.Insert(Document.LastIndexOf("</", StringComparison.Ordinal), Signature);

    public VerdictCode Code => EnvelopedSignature.Verify(Given.Bytes(Text), Given.Trust, Given.At).Code;

    public static byte[] Canonicalize(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        using var reader = XmlReader.Create(new StringReader(xml));
        document.Load(reader);
        var transform = new XmlDsigC14NTransform();
        transform.LoadInput(document);
        using var output = (MemoryStream)transform.GetOutput(typeof(Stream));

        return output.ToArray();
    }

    private byte[] Sign(byte[] content)
    {
        using var rsa = Certificate.GetRSAPrivateKey();
        using var elliptic = Certificate.GetECDsaPrivateKey();

        return rsa?.SignData(content, Hash, RSASignaturePadding.Pkcs1) ?? elliptic!.SignData(content, Hash);
    }
}
