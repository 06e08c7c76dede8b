using System.Security.Cryptography;
using System.Text;

namespace Attestation.Signatures.Tests;

public class EnvelopedSignatureTests
{
    [Fact]
    public void A_signed_notice_verifies()
    {
        var verdict = EnvelopedSignature.Verify(Given.Signed(Given.Notice), Given.Trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Given.Iin, verdict.Signer?.Iin);
        Assert.Equal(CertificateRoles.Organisation | CertificateRoles.Head, verdict.Signer?.Roles);
    }

    [Fact]
    public void The_layout_is_the_national_one()
    {
        var text = Given.Text(Given.Signed("<a/>"));

        Assert.StartsWith("<a><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n<ds:SignedInfo>\n", text, StringComparison.Ordinal);
        Assert.EndsWith("</ds:X509Certificate>\n</ds:X509Data>\n</ds:KeyInfo>\n</ds:Signature></a>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&#", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.All(text.Split('\n'), line => Assert.True(line.StartsWith('<') || line.Length <= 76));
    }

    [Theory]
    [InlineData("<a>Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі</a>")]
    [InlineData("<a>й й</a>")]
    [InlineData("<a>a&#13;b&#13;&#10;c&#xD;</a>")]
    [InlineData("<a b=\"1&#13;2&#10;3&#9;4\"/>")]
    [InlineData("<a>\r\n  <b> </b>\r</a>")]
    [InlineData("<a xml:lang=\"kk\" xml:space=\"preserve\"> <b xml:lang=\"ru\"/></a>")]
    [InlineData("<a xmlns=\"urn:1\" xmlns:p=\"urn:2\"><p:b xmlns:q=\"urn:3\"><c xmlns=\"\"/></p:b></a>")]
    [InlineData("<a xmlns=\"\"><b xmlns=\"\"/></a>")]
    [InlineData("<ds:a xmlns:ds=\"urn:not-signatures\"><ds:b/></ds:a>")]
    [InlineData("<a xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><b/></a>")]
    [InlineData("<a><![CDATA[<b>&amp;\r\n]]>&lt;&gt;&amp;&quot;&apos;</a>")]
    [InlineData("<a b='&lt;\"&#39;&#x20;  '>&#x1F600;</a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\r\n<a/>\r\n")]
    [InlineData("\uFEFF<a/>")]
    [InlineData("<a><Signature>text</Signature></a>")]
    public void Content_survives_signing(string xml)
    {
        var signed = Given.Signed(xml);

        var verdict = EnvelopedSignature.Verify(signed, Given.Trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Forgery.Canonicalize(xml.TrimStart('\uFEFF')), EnvelopedSignature.CanonicalContent(signed));
        Assert.Equal(EnvelopedSignature.CanonicalContent(Given.Bytes(xml)), EnvelopedSignature.CanonicalContent(signed));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void A_document_in_another_encoding_is_signed_as_UTF8(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] xml = [.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?><a>Қ</a>")];

        var signed = EnvelopedSignature.Sign(xml, Given.Head);

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>Қ<ds:", Given.Text(signed), StringComparison.Ordinal);
        Assert.True(EnvelopedSignature.Verify(signed, Given.Trust, Given.At).IsValid);
    }

    [Fact]
    public void The_verified_content_is_handed_out_without_signatures()
    {
        var content = EnvelopedSignature.Verify(Given.Signed("<a><b>a&#13;b</b></a>"), Given.Trust, Given.At).Content;

        Assert.Equal("a\rb", content?.DocumentElement?.InnerText);
        Assert.Single(content!.DocumentElement!.ChildNodes);
    }

    [Fact]
    public void A_refused_document_hands_out_nothing()
    {
        var changed = Given.Text(Given.Signed("<a>1</a>")).Replace("<a>1", "<a>2", StringComparison.Ordinal);

        var verdict = EnvelopedSignature.Verify(Given.Bytes(changed), Given.Trust, Given.At);

        Assert.Equal(VerdictCode.DigestMismatch, verdict.Code);
        Assert.Null(verdict.Content);
        Assert.Null(verdict.Signer);
    }

    [Fact]
    public void A_second_signer_covers_the_first_and_is_named_first()
    {
        var twice = EnvelopedSignature.Sign(Given.Signed(Given.Notice), Given.Organisation);

        var verdict = EnvelopedSignature.Verify(twice, Given.Trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal([null, Given.Iin], verdict.Signers.Select(signer => signer.Iin));
    }

    [Fact]
    public void Without_the_first_signature_the_second_does_not_hold()
    {
        var twice = Given.Text(EnvelopedSignature.Sign(Given.Signed("<a/>"), Given.Organisation));
        var second = twice.LastIndexOf("<ds:Signature ", StringComparison.Ordinal);

        var stripped = string.Concat("<a>", twice.AsSpan(second));

        Assert.Equal(VerdictCode.DigestMismatch, EnvelopedSignature.Verify(Given.Bytes(stripped), Given.Trust, Given.At).Code);
    }

    [Fact]
    public void A_signature_taken_away_is_missing_from_the_verdict()
    {
        var twice = Given.Text(EnvelopedSignature.Sign(Given.Signed("<a/>"), Given.Organisation));
        var second = twice.LastIndexOf("<ds:Signature ", StringComparison.Ordinal);

        var verdict = EnvelopedSignature.Verify(Given.Bytes(string.Concat(twice.AsSpan(0, second), "</a>")), Given.Trust, Given.At);

        Assert.Equal([Given.Iin], verdict.Signers.Select(signer => signer.Iin));
    }

    [Fact]
    public void A_changed_first_signature_breaks_the_second()
    {
        var twice = Given.Text(EnvelopedSignature.Sign(Given.Signed("<a/>"), Given.Organisation));
        var first = twice.IndexOf("<ds:SignatureValue>", StringComparison.Ordinal);

        var changed = twice.Insert(first + "<ds:SignatureValue>".Length, "\n");

        Assert.Equal(VerdictCode.DigestMismatch, EnvelopedSignature.Verify(Given.Bytes(changed), Given.Trust, Given.At).Code);
    }

    [Fact]
    public void Eight_may_sign_and_a_ninth_may_not()
    {
        var signed = Enumerable.Range(0, 8).Aggregate("<a/>"u8.ToArray(), (document, _) => EnvelopedSignature.Sign(document, Given.Head));

        Assert.Equal(8, EnvelopedSignature.Verify(signed, Given.Trust, Given.At).Signers.Count);
        Assert.Equal(
            VerdictCode.SeveralSignatures,
            Assert.Throws<DocumentRefusedException>(() => EnvelopedSignature.Sign(signed, Given.Head)).Code);
    }

    [Theory]
    [InlineData("<a>&#13;</a>", "<a>\n</a>")]
    [InlineData("<a>б</a>", "<a>b</a>")]
    [InlineData("<a/>", "<a xmlns:b=\"urn:b\"/>")]
    [InlineData("<a/>", "<a> </a>")]
    public void Different_content_has_a_different_canonical_form(string one, string other) =>
        Assert.NotEqual(EnvelopedSignature.CanonicalContent(Given.Bytes(one)), EnvelopedSignature.CanonicalContent(Given.Bytes(other)));

    [Theory]
    [InlineData("<a><!-- --></a>", VerdictCode.CommentOrInstruction)]
    [InlineData("<?pi?><a/>", VerdictCode.CommentOrInstruction)]
    [InlineData("<!DOCTYPE a><a/>", VerdictCode.Dtd)]
    [InlineData("<a>", VerdictCode.NotXml)]
    [InlineData("<a><b><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></b></a>", VerdictCode.SignatureMisplaced)]
    public void What_nobody_would_accept_is_not_signed(string xml, VerdictCode expected)
    {
        Assert.Equal(expected, Assert.Throws<DocumentRefusedException>(() => Given.Signed(xml)).Code);
        Assert.Equal(expected, Assert.Throws<DocumentRefusedException>(() => EnvelopedSignature.CanonicalContent(Given.Bytes(xml))).Code);
    }

    [Fact]
    public void Line_ends_of_either_kind_are_accepted_inside_base64()
    {
        var forgery = new Forgery();
        var certificate = Convert.ToBase64String(forgery.Certificate.RawData, Base64FormattingOptions.InsertLineBreaks);

        var withEntities = forgery with { KeyInfo = KeyInfoOf(certificate.Replace("\r", "&#13;", StringComparison.Ordinal)) };
        var raw = forgery with { KeyInfo = KeyInfoOf(certificate) };

        Assert.Equal(VerdictCode.Valid, withEntities.Code);
        Assert.Equal(VerdictCode.Valid, raw.Code);
    }

    [Fact]
    public void No_change_of_one_byte_gives_another_valid_content()
    {
        var signed = Given.Signed("<a xml:lang=\"kk\"><b c=\"1\">Қазақ</b></a>");
        var content = EnvelopedSignature.CanonicalContent(signed);

        for (var place = 0; place < signed.Length; place++)
        {
            var changed = signed.ToArray();
            changed[place] ^= (byte)(1 << (place % 8));
            var verdict = EnvelopedSignature.Verify(changed, Given.Trust, Given.At);

            // A line end inside base64 may change without changing anything that is signed.
            Assert.True(!verdict.IsValid || EnvelopedSignature.CanonicalContent(changed).AsSpan().SequenceEqual(content), $"byte {place}");
        }
    }

    [Fact]
    public void Random_bytes_are_refused_and_nothing_is_thrown()
    {
        for (var length = 0; length < 200; length++)
        {
            Assert.False(EnvelopedSignature.Verify(RandomNumberGenerator.GetBytes(length), Given.Trust, Given.At).IsValid);
        }
    }

    [Fact]
    public void Every_code_has_a_sentence_of_its_own_in_three_languages()
    {
        var sentences = Enum.GetValues<VerdictCode>().Select(VerdictSentence.Of).ToArray();

        string[] all = [.. sentences.SelectMany(sentence => (string[])[sentence.Kazakh, sentence.Russian, sentence.English])];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    private static string KeyInfoOf(string certificate) => $"<ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data>";
}
