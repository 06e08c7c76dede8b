using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

/// <summary>
/// The known attacks on XML signatures, one row each, all of them built and signed as well as an attacker could, with the code that refuses each.
/// Variants of a row are in <see cref="EnvelopedAttackTests"/>, <see cref="TransportAttackTests"/>, <see cref="CertificatePathTests"/> and
/// <see cref="VerificationReportTests"/>.
/// </summary>
public class AttackTableTests
{
    private const string Signed = "<part Id=\"n\"><outcome>Refusal</outcome></part>";
    private const string Forged = "<part><outcome>Acceptance</outcome></part>";
    private const string XPath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private const string Xslt = "http://www.w3.org/TR/1999/REC-xslt-19991116";
    private const string Base64 = "http://www.w3.org/2000/09/xmldsig#base64";
    private const string Decryption = "http://www.w3.org/2002/07/decrypt#XML";

    private static readonly Dictionary<string, (Func<VerdictCode> Attack, VerdictCode Code)> Table = new(StringComparer.Ordinal)
    {
        ["wrapping: signed element moved into ds:Object, a forged one in its place"] = (() => new Forgery
        {
            Document = $"<notice>{Forged}</notice>",
            Digested = Signed,
            Uri = "URI=\"#n\"",
            Rest = $"<ds:Object>{Signed}</ds:Object>",
        }.Code, VerdictCode.ObjectInSignature),
        ["wrapping: signed element moved into a wrapper, a forged one in its place"] = (() => new Forgery
        {
            Document = $"<notice>{Forged}<aside>{Signed}</aside></notice>",
            Digested = Signed,
            Uri = "URI=\"#n\"",
        }.Code, VerdictCode.ReferenceNotAllowed),
        ["duplicate identifier"] = (() => Transport(text => InHeader(text, $"<twin xmlns:u=\"{Wsu}\" u:Id=\"{IdIn(text)}\"/>")), VerdictCode.DuplicateId),
        ["Id, ID and id mixed"] = (() => Transport(text => InHeader(text, $"<twin ID=\"{IdIn(text)}\"/><twin id=\"{IdIn(text)}\"/>")), VerdictCode.DuplicateId),
        ["wsu:Id outside the transport profile"] = (() => new Forgery
        {
            Document = $"<notice xmlns:u=\"{Wsu}\" u:Id=\"n\"><number>1</number></notice>",
            Uri = "URI=\"#n\"",
        }.Code, VerdictCode.ReferenceNotAllowed),
        ["xml:id"] = (() => Transport(text => text.Replace("wsu:Id=", "xml:id=", StringComparison.Ordinal)), VerdictCode.ReferenceNotAllowed),
        ["ds:Object with a forged payload"] = (() => new Forgery { Rest = $"<ds:Object>{Forged}</ds:Object>" }.Code, VerdictCode.ObjectInSignature),
        ["foreign element inside KeyInfo"] = (() => new Forgery { KeyInfo = new Forgery().X509Data + Forged }.Code, VerdictCode.KeyInfoNotAllowed),
        ["unknown child of Signature"] = (() => new Forgery { Rest = Forged }.Code, VerdictCode.MalformedSignature),
        ["Signature relocated deeper"] = (() => Verify($"<notice><number>AT{new Forgery().Signature}</number></notice>"), VerdictCode.SignatureMisplaced),
        ["document wrapped in a new root"] = (() => Verify($"<forged>{new Forgery().Text}</forged>"), VerdictCode.SignatureMisplaced),
        ["copy of the Signature inserted"] = (() => Verify(Twice(new Forgery())), VerdictCode.DigestMismatch),
        ["no Reference at all"] = (() => new Forgery { References = 0 }.Code, VerdictCode.ReferenceMissing),
        ["URI absent"] = (() => new Forgery { Uri = string.Empty }.Code, VerdictCode.ReferenceNotAllowed),
        ["URI #xpointer(/)"] = (() => new Forgery { Uri = "URI=\"#xpointer(/)\"" }.Code, VerdictCode.ReferenceNotAllowed),
        ["external URI, http"] = (() => new Forgery { Uri = "URI=\"http://127.0.0.1:9/\"" }.Code, VerdictCode.ReferenceNotAllowed),
        ["external URI, file"] = (() => new Forgery { Uri = "URI=\"file:///etc/hostname\"" }.Code, VerdictCode.ReferenceNotAllowed),
        ["external URI, relative"] = (() => new Forgery { Uri = "URI=\"notice.xml\"" }.Code, VerdictCode.ReferenceNotAllowed),
        ["comment inside a value"] = (() => Verify(new Forgery().Text.Replace("AT-26", "AT<!-- -->-26", StringComparison.Ordinal)), VerdictCode.CommentOrInstruction),
        ["processing instruction"] = (() => Verify(new Forgery().Text.Replace("AT-26", "AT<?x?>-26", StringComparison.Ordinal)), VerdictCode.CommentOrInstruction),
        ["XPath transform"] = (() => Transformed(XPath), VerdictCode.TransformNotAllowed),
        ["XSLT transform"] = (() => Transformed(Xslt), VerdictCode.TransformNotAllowed),
        ["XSLT as canonicalisation"] = (() => new Forgery { Canonicalization = $"<ds:CanonicalizationMethod Algorithm=\"{Xslt}\"/>" }.Code, VerdictCode.AlgorithmNotAllowed),
        ["base64 transform"] = (() => Transformed(Base64), VerdictCode.TransformNotAllowed),
        ["decryption transform"] = (() => Transformed(Decryption), VerdictCode.TransformNotAllowed),
        ["eleven transforms"] = (() => Transformed([.. Enumerable.Repeat(Forgery.Inclusive, 10)]), VerdictCode.TransformNotAllowed),
        ["a hundred and one References"] = (() => new Forgery { References = 101 }.Code, VerdictCode.SeveralReferences),
        ["RSA-SHA1"] = (() => Algorithms("http://www.w3.org/2000/09/xmldsig#rsa-sha1", Forgery.Sha256), VerdictCode.AlgorithmNotAllowed),
        ["SHA-1 digest"] = (() => Algorithms(Forgery.RsaSha256, "http://www.w3.org/2000/09/xmldsig#sha1"), VerdictCode.AlgorithmNotAllowed),
        ["digest MD5 by its short name"] = (() => Algorithms(Forgery.RsaSha256, "MD5"), VerdictCode.AlgorithmNotAllowed),
        ["digest MD5 by its URI"] = (() => Algorithms(Forgery.RsaSha256, "http://www.w3.org/2001/04/xmldsig-more#md5"), VerdictCode.AlgorithmNotAllowed),
        ["digest by the name of a type"] = (() => Algorithms(Forgery.RsaSha256, "System.Security.Cryptography.MD5"), VerdictCode.AlgorithmNotAllowed),
        ["HMAC under an RSA key"] = (() => Algorithms("http://www.w3.org/2000/09/xmldsig#hmac-sha1", Forgery.Sha256), VerdictCode.AlgorithmNotAllowed),
        ["a pair that is on the list and does not fit the key"] = (() => Algorithms(Forgery.Gost, Forgery.Streebog), VerdictCode.AlgorithmDoesNotFitKey),
        ["HMACOutputLength"] = (() => new Forgery
        {
            SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{Forgery.RsaSha256}\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>",
        }.Code, VerdictCode.AlgorithmNotAllowed),
        ["KeyInfo with a bare RSAKeyValue"] = (() => new Forgery
        {
            KeyInfo = "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>",
        }.Code, VerdictCode.KeyInfoNotAllowed),
        ["self-signed certificate with every usage"] = (SelfSigned, VerdictCode.UntrustedIssuer),
        ["expired certificate"] = (() => Issued(new CertificateTraits { NotAfter = Given.At.AddSeconds(-1) }), VerdictCode.Expired),
        ["certificate for authentication only"] = (() => Issued(new CertificateTraits { KeyUsage = X509KeyUsageFlags.DigitalSignature }), VerdictCode.WrongKeyUsage),
        ["certificate of an OCSP responder"] = (() => Issued(new CertificateTraits { ExtendedKeyUsages = ["1.3.6.1.5.5.7.3.9"] }), VerdictCode.WrongKeyUsage),
        ["certificate of a time-stamping authority"] = (() => Issued(new CertificateTraits { ExtendedKeyUsages = ["1.3.6.1.5.5.7.3.8"] }), VerdictCode.WrongKeyUsage),
        ["certificate of a treasury client"] = (() => Issued(new CertificateTraits { ExtendedKeyUsages = ["1.2.398.5.19.1.2.2.1"] }), VerdictCode.WrongKeyUsage),
        ["certificate of an authority"] = (() => Issued(new CertificateTraits { IsAuthority = true }), VerdictCode.WrongKeyUsage),
        ["valid signature of a stranger"] = (() => Report(Given.Signed(Forgery.Payload), SignerPolicy.NoticeOf("061240001235")), VerdictCode.WrongOrganisation),
        ["valid signature of an employee"] = (Employee, VerdictCode.WrongRole),
        ["DTD"] = (() => Verify("<!DOCTYPE notice>" + new Forgery().Text), VerdictCode.Dtd),
        ["billion laughs"] = (() => Verify($"<!DOCTYPE n [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>{new Forgery().Text}"), VerdictCode.Dtd),
        ["external entity"] = (() => Verify($"<!DOCTYPE n [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>{new Forgery().Text}"), VerdictCode.Dtd),
        ["deep nesting"] = (() => Verify(string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200))), VerdictCode.TooDeep),
        ["white space changed"] = (() => Verify(new Forgery().Text.Replace("</number>", "</number> ", StringComparison.Ordinal)), VerdictCode.DigestMismatch),
        ["signature stripped"] = (() => Verify(Forgery.Payload), VerdictCode.NoSignature),
        ["second signer removed"] = (() => Report(Given.Signed(Forgery.Payload), new SignerPolicy { Signers = 2 }), VerdictCode.WrongNumberOfSigners),
        ["namespace declared between root and signed element"] = (() => Verify($"<notice><x xmlns:p=\"urn:p\">{new Forgery().Signature}</x></notice>"), VerdictCode.SignatureMisplaced),
    };

    private const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    public static TheoryData<string> Rows => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_attack_is_refused_and_the_code_says_why(string row)
    {
        var (attack, code) = Table[row];

        Assert.Equal(code, attack());
    }

    [Fact]
    public void What_the_attacks_start_from_is_accepted()
    {
        Assert.Equal(VerdictCode.Valid, new Forgery().Code);
        Assert.Equal(VerdictCode.Valid, Transport(text => text));
        Assert.Equal(VerdictCode.Valid, Issued(CertificateTraits.Ordinary));
        Assert.Equal(VerdictCode.Valid, Report(Given.Signed(Forgery.Payload), SignerPolicy.NoticeOf(Given.Bin)));
    }

    private static VerdictCode Verify(string text) => EnvelopedSignature.Verify(Given.Bytes(text), Given.Trust, Given.At).Code;

    private static VerdictCode Report(byte[] signed, SignerPolicy policy) =>
        new DocumentVerifier(Given.Trust).Verify(signed, Given.At, RevocationMode.None, policy).Code;

    private static VerdictCode Transport(Func<string, string> change) =>
        TransportSignature.Verify(Given.Bytes(change(Given.Text(Given.SignedEnvelope()))), Given.Trust, Given.At).Code;

    private static string InHeader(string text, string twin) => text.Replace("</soapenv:Header>", twin + "</soapenv:Header>", StringComparison.Ordinal);

    private static string IdIn(string text) => text.Split("wsu:Id=\"")[1].Split('"')[0];

    private static string Twice(Forgery forgery) => forgery.Text.Replace("</notice>", forgery.Signature + "</notice>", StringComparison.Ordinal);

    private static VerdictCode Transformed(params string[] behindTheFirst) => new Forgery
    {
        Transforms = $"<ds:Transforms>{string.Concat(behindTheFirst.Prepend(Forgery.Enveloped).Select(name => $"<ds:Transform Algorithm=\"{name}\"/>"))}</ds:Transforms>",
    }.Code;

    private static VerdictCode Algorithms(string signature, string digest) => new Forgery
    {
        SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{signature}\"/>",
        DigestMethod = $"<ds:DigestMethod Algorithm=\"{digest}\"/>",
    }.Code;

    private static VerdictCode Issued(CertificateTraits traits)
    {
        using var key = Given.Authority.IssueOrganisation(Given.Bin, "№1 мектеп", traits);

        return EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes(Forgery.Payload), key), Given.Trust, Given.At).Code;
    }

    private static VerdictCode Employee()
    {
        using var key = Given.Authority.IssuePerson(Given.Iin, "ТЕСТОВ АЛМАС", Given.Bin, "№1 мектеп", PersonRole.Employee);

        return Report(EnvelopedSignature.Sign(Given.Bytes(Forgery.Payload), key), SignerPolicy.NoticeOf(Given.Bin));
    }

    private static VerdictCode SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(Given.Head.Certificate.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.KeyCertSign, critical: true));
        using var certificate = request.CreateSelfSigned(Given.At.AddDays(-1), Given.At.AddDays(1));

        return new Forgery { Certificate = certificate }.Code;
    }
}
