using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Attestation.Signatures.Tests;

public partial class TransportAttackTests
{
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    [Fact]
    public void A_body_moved_aside_does_not_vouch_for_the_one_in_its_place()
    {
        var signed = SignedText();
        var body = BodyPattern().Match(signed).Value;
        var forged = "<soapenv:Body><typ:SendMessage><request>forged</request></typ:SendMessage></soapenv:Body>";

        var inHeader = signed.Replace(body, forged, StringComparison.Ordinal)
            .Replace("</soapenv:Header>", $"<aside>{body}</aside></soapenv:Header>", StringComparison.Ordinal);
        var inBody = signed.Replace(body, forged.Replace("forged", body, StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Equal(VerdictCode.ReferenceNotAllowed, CodeOf(inHeader));
        Assert.Equal(VerdictCode.ReferenceNotAllowed, CodeOf(inBody));
    }

    [Theory]
    [InlineData("Id=\"{0}\"")]
    [InlineData("ID=\"{0}\"")]
    [InlineData("id=\"{0}\"")]
    [InlineData("xml:id=\"{0}\"")]
    [InlineData("xmlns:o=\"urn:other\" o:Id=\"{0}\"")]
    public void The_identifier_may_occur_once_in_whatever_spelling(string attribute)
    {
        var signed = SignedText();
        var twin = $"<twin {string.Format(attribute, IdIn(signed))}/>";

        var text = signed.Replace("</soapenv:Header>", twin + "</soapenv:Header>", StringComparison.Ordinal);

        Assert.Equal(VerdictCode.DuplicateId, CodeOf(text));
    }

    [Fact]
    public void A_forged_body_with_the_same_identifier_is_refused()
    {
        var signed = SignedText();
        var forged = $"<aside Id=\"{IdIn(signed)}\"><typ:SendMessage/></aside>";

        var text = signed.Replace("<soapenv:Body", forged + "<soapenv:Body", StringComparison.Ordinal);

        Assert.Equal(VerdictCode.MalformedEnvelope, CodeOf(text));
    }

    [Theory]
    [InlineData("wsu:Id=", "xml:id=")]
    [InlineData("wsu:Id=", "ID=")]
    [InlineData("wsu:Id=", "other=")]
    public void Only_the_two_usual_spellings_identify_the_body(string before, string after) =>
        Assert.Equal(VerdictCode.ReferenceNotAllowed, CodeOf(SignedText().Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#id-of-something-else")]
    [InlineData("http://127.0.0.1:9/")]
    public void A_reference_to_anything_but_the_body_is_refused(string uri)
    {
        var signed = SignedText();

        Assert.Equal(VerdictCode.ReferenceNotAllowed, CodeOf(signed.Replace($"URI=\"#{IdIn(signed)}\"", $"URI=\"{uri}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Қазақ", "Орыс", VerdictCode.DigestMismatch)]
    [InlineData("<ds:DigestValue>", "<ds:DigestValue>AAAA", VerdictCode.SignatureMismatch)]
    [InlineData("<ds:SignatureValue>", "<ds:SignatureValue>AAAA", VerdictCode.SignatureMismatch)]
    public void A_change_is_noticed(string before, string after, VerdictCode expected) =>
        Assert.Equal(expected, CodeOf(SignedText().Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", "Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", VerdictCode.TransformNotAllowed)]
    [InlineData("CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", "CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", VerdictCode.AlgorithmNotAllowed)]
    [InlineData("#rsa-sha256", "#rsa-sha1", VerdictCode.AlgorithmNotAllowed)]
    [InlineData("xmlenc#sha256", "xmlenc#sha512", VerdictCode.AlgorithmNotAllowed)]
    [InlineData("</ds:Signature>", "<ds:Object/></ds:Signature>", VerdictCode.ObjectInSignature)]
    [InlineData("#X509v3", "#X509SubjectKeyIdentifier", VerdictCode.KeyInfoNotAllowed)]
    [InlineData("#Base64Binary", "#HexBinary", VerdictCode.KeyInfoNotAllowed)]
    [InlineData("</wsse:KeyIdentifier>", "</wsse:KeyIdentifier><wsse:Reference URI=\"#a\"/>", VerdictCode.KeyInfoNotAllowed)]
    [InlineData("<ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>a</ds:KeyName>", VerdictCode.KeyInfoNotAllowed)]
    [InlineData("<request>", "<request><!-- -->", VerdictCode.CommentOrInstruction)]
    [InlineData("<request>", "<request><?pi?>", VerdictCode.CommentOrInstruction)]
    [InlineData("<ds:SignatureValue>", "<!-- --><ds:SignatureValue>", VerdictCode.MalformedSignature)]
    public void What_the_profile_does_not_know_is_refused(string before, string after, VerdictCode expected) =>
        Assert.Equal(expected, CodeOf(SignedText().Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void Inclusive_prefixes_are_refused()
    {
        var text = SignedText().Replace(
            "></ds:Transform>",
            "><ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"xs\"/></ds:Transform>",
            StringComparison.Ordinal);

        Assert.Equal(VerdictCode.TransformNotAllowed, CodeOf(text));
    }

    [Fact]
    public void A_second_security_header_is_refused()
    {
        var text = SignedText().Replace("</soapenv:Header>", $"<s:Security xmlns:s=\"{Wsse}\"/></soapenv:Header>", StringComparison.Ordinal);

        Assert.Equal(VerdictCode.SeveralSignatures, CodeOf(text));
    }

    [Fact]
    public void A_second_signature_is_refused()
    {
        var signed = SignedText();
        var signature = SignaturePattern().Match(signed).Value;

        Assert.Equal(VerdictCode.SeveralSignatures, CodeOf(signed.Replace(signature, signature + signature, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_envelope_without_signature_is_refused()
    {
        var signed = SignedText();

        Assert.Equal(VerdictCode.NoSignature, CodeOf(Given.Envelope));
        Assert.Equal(VerdictCode.NoSignature, CodeOf(signed.Replace(SignaturePattern().Match(signed).Value, string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData($"<e:Envelope xmlns:e=\"{Soap}\"/>")]
    [InlineData($"<e:Envelope xmlns:e=\"{Soap}\"><e:Body/><e:Body/></e:Envelope>")]
    [InlineData($"<e:Envelope xmlns:e=\"{Soap}\"><e:Body/><e:Header/></e:Envelope>")]
    [InlineData($"<e:Envelope xmlns:e=\"{Soap}\"><e:Header/><e:Header/><e:Body/></e:Envelope>")]
    [InlineData($"<e:Envelope xmlns:e=\"{Soap}\"><e:Body/><e:Fault/></e:Envelope>")]
    [InlineData($"<e:Envelope xmlns:e=\"{Soap}\">text<e:Body/></e:Envelope>")]
    [InlineData($"<x><e:Envelope xmlns:e=\"{Soap}\"><e:Body/></e:Envelope></x>")]
    [InlineData("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body/></e:Envelope>")]
    public void What_is_no_SOAP_envelope_is_refused(string text)
    {
        Assert.Equal(VerdictCode.MalformedEnvelope, CodeOf(text));
        var refusal = Assert.Throws<DocumentRefusedException>(() => TransportSignature.Sign(Given.Bytes(text), Given.Organisation));
        Assert.Equal(VerdictCode.MalformedEnvelope, refusal.Code);
    }

    [Fact]
    public void A_document_type_declaration_is_refused() => Assert.Equal(VerdictCode.Dtd, CodeOf("<!DOCTYPE a>" + SignedText()));

    [Fact]
    public void An_envelope_is_not_signed_twice()
    {
        var refusal = Assert.Throws<DocumentRefusedException>(() => TransportSignature.Sign(Given.SignedEnvelope(), Given.Organisation));

        Assert.Equal(VerdictCode.SeveralSignatures, refusal.Code);
    }

    [Fact]
    public void A_certificate_that_is_not_in_the_message_must_be_known() =>
        Assert.Equal(
            VerdictCode.CertificateUnknown,
            TransportSignature.Verify(Given.SignedEnvelope(KeyReference.IssuerSerial), Given.Trust, Given.At).Code);

    [Theory]
    [InlineData("<ds:X509SerialNumber>", "<ds:X509SerialNumber>1", VerdictCode.CertificateUnknown)]
    [InlineData("<ds:X509SerialNumber>", "<ds:X509SerialNumber>x", VerdictCode.CertificateUnknown)]
    [InlineData(",C=KZ", ",C=RU", VerdictCode.CertificateUnknown)]
    [InlineData(",C=KZ", "", VerdictCode.CertificateUnknown)]
    [InlineData("<ds:X509SerialNumber>", "<ds:X509SerialNumber/><ds:X509SerialNumber>", VerdictCode.KeyInfoNotAllowed)]
    public void A_reference_to_another_certificate_finds_none(string before, string after, VerdictCode expected)
    {
        var trust = Trust.Of([Given.Authority.Root, Given.Authority.Issuer, Given.Organisation.Certificate]);
        var text = Given.Text(Given.SignedEnvelope(KeyReference.IssuerSerial)).Replace(before, after, StringComparison.Ordinal);

        Assert.Equal(expected, TransportSignature.Verify(Given.Bytes(text), trust, Given.At).Code);
    }

    [Fact]
    public void The_certificate_of_another_authority_is_refused()
    {
        using var other = new Testing.TestAuthority("TEST");

        Assert.Equal(VerdictCode.UntrustedIssuer, TransportSignature.Verify(Given.SignedEnvelope(), other.Trust, Given.At).Code);
    }

    [Fact]
    public void A_refused_envelope_hands_out_nothing()
    {
        var verdict = TransportSignature.Verify(Given.Bytes(SignedText().Replace("Қазақ", "Орыс", StringComparison.Ordinal)), Given.Trust, Given.At);

        Assert.Null(verdict.Body);
        Assert.Null(verdict.Envelope);
        Assert.Null(verdict.Signer);
    }

    [Fact]
    public void Random_bytes_are_refused_and_nothing_is_thrown()
    {
        for (var length = 0; length < 200; length++)
        {
            Assert.False(TransportSignature.Verify(RandomNumberGenerator.GetBytes(length), Given.Trust, Given.At).IsValid);
        }
    }

    private static string SignedText() => Given.Text(Given.SignedEnvelope());

    private static string IdIn(string signed) => signed.Split("wsu:Id=\"")[1].Split('"')[0];

    private static VerdictCode CodeOf(string text) => TransportSignature.Verify(Given.Bytes(text), Given.Trust, Given.At).Code;

    [GeneratedRegex("<soapenv:Body.*</soapenv:Body>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BodyPattern();

    [GeneratedRegex("<ds:Signature .*</ds:Signature>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignaturePattern();
}
