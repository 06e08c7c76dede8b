using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

public class EnvelopedAttackTests
{
    private const string Rsa = Forgery.RsaSha256;
    private const string Sha256 = Forgery.Sha256;
    private const string InclusiveC14N = Forgery.Inclusive;
    private const string XPath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private const string Xslt = "http://www.w3.org/TR/1999/REC-xslt-19991116";

    [Fact]
    public void What_the_forgeries_are_made_of_is_itself_accepted() => Assert.Equal(VerdictCode.Valid, new Forgery().Code);

    [Fact]
    public void Canonicalisation_without_comments_is_accepted_in_second_place()
    {
        var forgery = new Forgery { Transforms = Transforms(Forgery.Enveloped, InclusiveC14N) };

        Assert.Equal(VerdictCode.Valid, forgery.Code);
    }

    [Theory]
    [InlineData("URI=\"#n\"")]
    [InlineData("URI=\"#xpointer(/)\"")]
    [InlineData("URI=\"http://127.0.0.1:9/notice.xml\"")]
    [InlineData("URI=\"file:///etc/hostname\"")]
    [InlineData("URI=\"notice.xml\"")]
    [InlineData("")]
    public void A_reference_to_anything_but_the_whole_document_is_refused(string uri) =>
        Assert.Equal(VerdictCode.ReferenceNotAllowed, new Forgery { Uri = uri }.Code);

    [Fact]
    public void A_signed_element_that_was_moved_aside_does_not_vouch_for_the_one_in_its_place()
    {
        const string Signed = "<part Id=\"n\"><outcome>Refusal</outcome></part>";
        var forgery = new Forgery
        {
            Document = $"<notice><part><outcome>Acceptance</outcome></part><aside>{Signed}</aside></notice>",
            Digested = Signed,
            Uri = "URI=\"#n\"",
        };

        Assert.Equal(VerdictCode.ReferenceNotAllowed, forgery.Code);
    }

    [Fact]
    public void Content_put_inside_the_signature_is_refused() =>
        Assert.Equal(
            VerdictCode.ObjectInSignature,
            new Forgery { Rest = "<ds:Object><outcome>Acceptance</outcome></ds:Object>" }.Code);

    [Theory]
    [InlineData("<ds:Manifest/>")]
    [InlineData("<outcome>Acceptance</outcome>")]
    [InlineData("Acceptance")]
    public void Anything_else_put_inside_the_signature_is_refused(string rest) =>
        Assert.Equal(VerdictCode.MalformedSignature, new Forgery { Rest = rest }.Code);

    [Theory]
    [InlineData("{0}<outcome>Acceptance</outcome>")]
    [InlineData("{0}{0}")]
    [InlineData("<ds:KeyName>head</ds:KeyName>{0}")]
    [InlineData("<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>")]
    [InlineData("<ds:X509Data><ds:X509SubjectName>CN=A</ds:X509SubjectName></ds:X509Data>")]
    [InlineData("Acceptance{0}")]
    [InlineData("")]
    public void Only_one_certificate_may_name_the_key(string keyInfo)
    {
        var draft = new Forgery();

        var forgery = draft with { KeyInfo = string.Format(keyInfo, draft.X509Data) };

        Assert.Equal(VerdictCode.KeyInfoNotAllowed, forgery.Code);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not base64")]
    [InlineData("")]
    public void A_certificate_that_cannot_be_read_is_refused(string content)
    {
        var forgery = new Forgery { KeyInfo = $"<ds:X509Data><ds:X509Certificate>{content}</ds:X509Certificate></ds:X509Data>" };

        Assert.Equal(VerdictCode.CertificateUnreadable, forgery.Code);
    }

    [Fact]
    public void A_certificate_in_another_encoding_than_DER_is_refused()
    {
        var pem = Convert.ToBase64String(Given.Bytes(Given.Head.Certificate.ExportCertificatePem()));
        var forgery = new Forgery { KeyInfo = $"<ds:X509Data><ds:X509Certificate>{pem}</ds:X509Certificate></ds:X509Data>" };

        Assert.Equal(VerdictCode.CertificateUnreadable, forgery.Code);
    }

    [Theory]
    [InlineData("<notice><number>1</number><outcome>Refusal{0}</outcome></notice>")]
    [InlineData("<notice>{0}<number>1</number></notice>")]
    [InlineData("<notice><number>1</number>{0}and more</notice>")]
    [InlineData("<wrapper><notice><number>1</number>{0}</notice></wrapper>")]
    public void A_signature_elsewhere_than_at_the_end_is_refused(string layout)
    {
        var forgery = new Forgery { Document = string.Format(layout, string.Empty) };

        var text = string.Format(layout, forgery.Signature);

        Assert.Equal(VerdictCode.SignatureMisplaced, CodeOf(text));
    }

    [Fact]
    public void A_signature_that_is_the_document_itself_is_refused() =>
        Assert.Equal(VerdictCode.SignatureMisplaced, CodeOf(new Forgery().Signature));

    [Fact]
    public void White_space_behind_the_signature_is_part_of_what_is_signed()
    {
        var forgery = new Forgery { Document = "<notice><number>1</number>\n</notice>" };

        var behind = forgery.Document.Insert(forgery.Document.IndexOf('\n', StringComparison.Ordinal), forgery.Signature);
        var changed = behind.Replace("\n</notice>", " </notice>", StringComparison.Ordinal);

        Assert.Equal(VerdictCode.Valid, CodeOf(behind));
        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(changed));
    }

    [Fact]
    public void A_copy_of_the_signature_is_no_second_signature()
    {
        var forgery = new Forgery();

        var text = forgery.Text.Replace("</notice>", forgery.Signature + "</notice>", StringComparison.Ordinal);

        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(text));
    }

    [Fact]
    public void A_signature_over_nothing_is_refused() => Assert.Equal(VerdictCode.ReferenceMissing, new Forgery { References = 0 }.Code);

    [Theory]
    [InlineData(2)]
    [InlineData(101)]
    public void More_than_one_reference_is_refused(int references) =>
        Assert.Equal(VerdictCode.SeveralReferences, new Forgery { References = references }.Code);

    [Theory]
    [InlineData(Forgery.Enveloped)]
    [InlineData(InclusiveC14N, Forgery.Enveloped)]
    [InlineData(Forgery.Enveloped, Forgery.Exclusive)]
    [InlineData(Forgery.Enveloped, XPath)]
    [InlineData(Forgery.Enveloped, "http://www.w3.org/2002/06/xmldsig-filter2")]
    [InlineData(Forgery.Enveloped, Xslt)]
    [InlineData(Forgery.Enveloped, "http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData(Forgery.Enveloped, "http://www.w3.org/2002/07/decrypt#XML")]
    [InlineData(Forgery.Enveloped, InclusiveC14N, InclusiveC14N)]
    [InlineData(Forgery.Enveloped, InclusiveC14N + "#withcomments")]
    public void Other_transforms_than_the_two_are_refused(params string[] transforms) =>
        Assert.Equal(VerdictCode.TransformNotAllowed, new Forgery { Transforms = Transforms(transforms) }.Code);

    [Fact]
    public void Eleven_transforms_are_refused() =>
        Assert.Equal(
            VerdictCode.TransformNotAllowed,
            new Forgery { Transforms = Transforms([Forgery.Enveloped, .. Enumerable.Repeat(InclusiveC14N, 10)]) }.Code);

    [Theory]
    [InlineData("<ds:XPath>true()</ds:XPath>")]
    [InlineData("text")]
    public void A_transform_with_parameters_is_refused(string parameters)
    {
        var forgery = new Forgery
        {
            Transforms = $"<ds:Transforms><ds:Transform Algorithm=\"{Forgery.Enveloped}\">{parameters}</ds:Transform>"
                + $"<ds:Transform Algorithm=\"{InclusiveC14N}\"/></ds:Transforms>",
        };

        Assert.Equal(VerdictCode.TransformNotAllowed, forgery.Code);
    }

    [Fact]
    public void No_transforms_at_all_are_refused() =>
        Assert.Equal(VerdictCode.TransformNotAllowed, new Forgery { Transforms = string.Empty }.Code);

    [Theory]
    [InlineData(Xslt)]
    [InlineData(Forgery.Exclusive)]
    [InlineData(InclusiveC14N + "#WithComments")]
    [InlineData("")]
    public void Another_canonicalisation_of_the_signature_is_refused(string algorithm) =>
        Assert.Equal(
            VerdictCode.AlgorithmNotAllowed,
            new Forgery { Canonicalization = $"<ds:CanonicalizationMethod Algorithm=\"{algorithm}\"/>" }.Code);

    [Theory]
    [InlineData("http://www.w3.org/2000/09/xmldsig#rsa-sha1", Sha256)]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha1", Sha256)]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-md5", Sha256)]
    [InlineData("http://www.w3.org/2000/09/xmldsig#hmac-sha1", Sha256)]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#RSA-SHA256", Sha256)]
    [InlineData(Rsa + " ", Sha256)]
    [InlineData(Rsa, "http://www.w3.org/2000/09/xmldsig#sha1")]
    [InlineData(Rsa, "http://www.w3.org/2001/04/xmldsig-more#sha1")]
    [InlineData(Rsa, "http://www.w3.org/2001/04/xmldsig-more#md5")]
    [InlineData(Rsa, "MD5")]
    [InlineData(Rsa, "SHA1")]
    [InlineData(Rsa, "SHA256")]
    [InlineData(Rsa, "System.Security.Cryptography.MD5")]
    [InlineData(Rsa, "")]
    public void Algorithms_off_the_list_are_refused(string signatureMethod, string digestMethod)
    {
        var forgery = new Forgery
        {
            SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{signatureMethod}\"/>",
            DigestMethod = $"<ds:DigestMethod Algorithm=\"{digestMethod}\"/>",
        };

        Assert.Equal(VerdictCode.AlgorithmNotAllowed, forgery.Code);
    }

    [Fact]
    public void A_real_SHA1_signature_is_refused()
    {
#pragma warning disable CA5350 // The weak algorithm is what is refused here.
        var forgery = new Forgery
        {
            SignatureMethod = "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\"/>",
            DigestMethod = "<ds:DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"/>",
            Digest = SHA1.HashData,
            Hash = HashAlgorithmName.SHA1,
        };
#pragma warning restore CA5350

        Assert.Equal(VerdictCode.AlgorithmNotAllowed, forgery.Code);
    }

    [Fact]
    public void A_truncated_signature_is_refused()
    {
        var forgery = new Forgery
        {
            SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{Rsa}\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>",
        };

        Assert.Equal(VerdictCode.AlgorithmNotAllowed, forgery.Code);
    }

    [Fact]
    public void A_signature_algorithm_that_the_key_cannot_have_used_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=A", key, HashAlgorithmName.SHA256).CreateSelfSigned(Given.At.AddDays(-1), Given.At.AddDays(1));

        Assert.Equal(VerdictCode.AlgorithmDoesNotFitKey, new Forgery { Certificate = certificate }.Code);
    }

    [Fact]
    public void A_key_of_1024_bits_is_refused()
    {
#pragma warning disable CA5385 // The weak key is what is refused here.
        using var key = RSA.Create(1024);
#pragma warning restore CA5385
        using var certificate = new CertificateRequest("CN=A", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(Given.At.AddDays(-1), Given.At.AddDays(1));

        Assert.Equal(VerdictCode.CertificateUnreadable, new Forgery { Certificate = certificate }.Code);
    }

    [Fact]
    public void Another_key_than_the_certificates_is_noticed()
    {
        var forgery = new Forgery { Certificate = Given.Organisation.Certificate, KeyInfo = new Forgery().X509Data };

        Assert.Equal(VerdictCode.SignatureMismatch, forgery.Code);
    }

    [Fact]
    public void A_changed_value_is_noticed_even_if_its_digest_was_corrected_too()
    {
        var signed = new Forgery().Text;
        var forged = new Forgery { Document = Forgery.Payload.Replace("Refusal", "Acceptance", StringComparison.Ordinal) };

        var changed = signed.Replace("Refusal", "Acceptance", StringComparison.Ordinal);
        var corrected = changed.Replace(DigestIn(signed), DigestIn(forged.Text), StringComparison.Ordinal);

        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(changed));
        Assert.Equal(VerdictCode.SignatureMismatch, CodeOf(corrected));
    }

    [Theory]
    [InlineData("<number>AT", "<number><!-- -->AT")]
    [InlineData("<number>AT-26", "<number>AT<!-- -->-26")]
    [InlineData("<notice>", "<!-- --><notice>")]
    [InlineData("</notice>", "</notice><!-- -->")]
    [InlineData("<number>AT", "<number><?pi?>AT")]
    [InlineData("<notice>", "<?pi?><notice>")]
    [InlineData("</notice>", "</notice><?pi?>")]
    [InlineData("<ds:DigestValue>", "<ds:DigestValue><!-- -->")]
    [InlineData("<ds:X509Data>", "<!-- --><ds:X509Data>")]
    public void Comments_and_instructions_are_refused_anywhere(string before, string after)
    {
        var text = new Forgery().Text.Replace(before, after, StringComparison.Ordinal);

        Assert.Equal(VerdictCode.CommentOrInstruction, CodeOf(text));
    }

    [Theory]
    [InlineData("<!DOCTYPE notice>")]
    [InlineData("<!DOCTYPE notice [<!ENTITY a \"Acceptance\">]>")]
    [InlineData("<!DOCTYPE notice [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE notice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    [InlineData("<!DOCTYPE notice SYSTEM \"http://127.0.0.1:9/notice.dtd\">")]
    public void A_document_type_declaration_is_refused(string declaration) =>
        Assert.Equal(VerdictCode.Dtd, CodeOf(declaration + new Forgery().Text));

    [Theory]
    [InlineData(64, VerdictCode.Valid)]
    [InlineData(65, VerdictCode.TooDeep)]
    [InlineData(100_000, VerdictCode.TooDeep)]
    public void Elements_may_be_nested_64_deep(int depth, VerdictCode expected)
    {
        var levels = depth - 1;
        var document = $"<notice>{string.Concat(Enumerable.Repeat("<a>", levels))}{string.Concat(Enumerable.Repeat("</a>", levels))}</notice>";
        var text = expected is VerdictCode.Valid ? new Forgery { Document = document }.Text : document;

        Assert.Equal(expected, CodeOf(text));
    }

    [Theory]
    [InlineData(128, VerdictCode.Valid)]
    [InlineData(129, VerdictCode.TooManyAttributes)]
    public void An_element_may_have_128_attributes(int count, VerdictCode expected)
    {
        var attributes = string.Concat(Enumerable.Range(0, count).Select(number => $" a{number}=\"\""));

        Assert.Equal(expected, new Forgery { Document = $"<notice><a{attributes}/></notice>" }.Code);
    }

    [Fact]
    public void Namespaces_that_pile_up_level_by_level_do_no_harm()
    {
        static string Open(int level) => $"<a{string.Concat(Enumerable.Range(0, 100).Select(number => $" xmlns:n{level}-{number}=\"urn:{number}\""))}>";
        var nested = string.Concat(Enumerable.Range(0, 60).Select(Open)) + string.Concat(Enumerable.Repeat("</a>", 60));

        Assert.Equal(VerdictCode.Valid, new Forgery { Document = $"<notice>{nested}</notice>" }.Code);
    }

    [Fact]
    public void A_document_over_16_MiB_is_refused()
    {
        var padding = new string(' ', (16 * 1024 * 1024) - "<notice></notice>".Length);

        Assert.Equal(VerdictCode.NoSignature, CodeOf($"<notice>{padding}</notice>"));
        Assert.Equal(VerdictCode.TooLarge, CodeOf($"<notice>{padding} </notice>"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<notice>")]
    [InlineData("<notice>&entity;</notice>")]
    [InlineData("<notice/><notice/>")]
    [InlineData("<notice>\u0001</notice>")]
    [InlineData("<?xml version=\"1.1\"?><notice/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><notice/>")]
    public void What_is_not_XML_is_refused(string text) => Assert.Equal(VerdictCode.NotXml, CodeOf(text));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        byte[] content = [.. "<notice>"u8, 0xFF, 0xFE, 0xC3, .. "</notice>"u8];

        Assert.Equal(VerdictCode.NotXml, EnvelopedSignature.Verify(content, Given.Trust, Given.At).Code);
    }

    [Fact]
    public void A_document_without_signature_is_refused() => Assert.Equal(VerdictCode.NoSignature, CodeOf(Forgery.Payload));

    [Fact]
    public void A_signature_in_another_namespace_is_none() =>
        Assert.Equal(VerdictCode.NoSignature, CodeOf(new Forgery().Text.Replace(Forgery.Dsig, "urn:other", StringComparison.Ordinal)));

    [Theory]
    [InlineData("<ds:SignatureValue>", "<ds:SignatureValue>!")]
    [InlineData("<ds:SignatureValue>", "<ds:SignatureValue><b/>")]
    [InlineData("<ds:KeyInfo>", "<ds:KeyInfo other=\"1\">")]
    [InlineData("<ds:Reference ", "<ds:Reference Type=\"http://www.w3.org/2000/09/xmldsig#Object\" ")]
    public void A_signature_with_a_part_that_does_not_belong_is_refused(string before, string after) =>
        Assert.Equal(VerdictCode.MalformedSignature, CodeOf(new Forgery().Text.Replace(before, after, StringComparison.Ordinal)));

    private static string DigestIn(string text) => text.Split("DigestValue>")[1];

    private static string Transforms(params string[] algorithms) =>
        $"<ds:Transforms>{string.Concat(algorithms.Select(algorithm => $"<ds:Transform Algorithm=\"{algorithm}\"/>"))}</ds:Transforms>";

    private static VerdictCode CodeOf(string text) => EnvelopedSignature.Verify(Given.Bytes(text), Given.Trust, Given.At).Code;
}
