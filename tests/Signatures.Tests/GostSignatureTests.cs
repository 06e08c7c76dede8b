using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public class GostSignatureTests
{
    [Theory]
    [InlineData("<a>Әбілқайыр</a>")]
    [InlineData("<a b=\"1&#13;2&#10;3&#9;4\">x&#13;\r\n</a>")]
    [InlineData("<a xmlns=\"urn:1\" xmlns:p=\"urn:2\" xml:lang=\"kk\"><p:b xmlns:q=\"urn:3\"><c xmlns=\"\"/></p:b></a>")]
    public void A_signed_document_verifies(string xml)
    {
        var verdict = EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes(xml), Given.GostHead), Given.GostTrust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(SignatureAlgorithm.Gost2015, verdict.Signer?.Algorithm);
        Assert.Equal(Given.Bin, verdict.Signer?.Bin);
    }

    [Fact]
    public void The_names_are_those_of_the_national_authority()
    {
        var signed = Given.Text(EnvelopedSignature.Sign(Given.Bytes(Given.Notice), Given.GostHead));

        Assert.Contains("\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512\"", signed, StringComparison.Ordinal);
        Assert.Contains("\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512\"", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", signed.Replace("</text>\r\n", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_letter_is_refused()
    {
        var signed = Given.Text(EnvelopedSignature.Sign(Given.Bytes(Given.Notice), Given.GostHead));

        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(signed.Replace("Қызы", "Қызі", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(KeyReference.KeyIdentifier)]
    [InlineData(KeyReference.IssuerSerial)]
    public void A_signed_envelope_verifies(KeyReference reference)
    {
        var trust = Trust.Of([Given.GostAuthority.Root, Given.GostAuthority.Issuer, Given.GostHead.Certificate]);
        var signed = Given.Text(TransportSignature.Sign(Given.Bytes(Given.Envelope), Given.GostHead, reference));

        Assert.Equal(VerdictCode.Valid, TransportSignature.Verify(Given.Bytes(signed), trust, Given.At).Code);
        Assert.Equal(
            VerdictCode.DigestMismatch,
            TransportSignature.Verify(Given.Bytes(signed.Replace("Қазақ", "Қазах", StringComparison.Ordinal)), trust, Given.At).Code);
    }

    [Fact]
    public void Business_data_signed_inside_a_signed_envelope_verify_each_for_themselves()
    {
        var business = Given.Text(EnvelopedSignature.Sign(Given.Bytes("<data><answer>Қазақ</answer></data>"), Given.GostHead));
        var escaped = new System.Xml.Linq.XText(business).ToString();
        var envelope = Given.Envelope.Replace("&lt;a&gt;Қазақ&lt;/a&gt;&#13;\n", escaped, StringComparison.Ordinal);

        var verdict = TransportSignature.Verify(TransportSignature.Sign(Given.Bytes(envelope), Given.GostHead), Given.GostTrust, Given.At);
        var carried = verdict.Body!.InnerText;

        Assert.Equal(business, carried);
        Assert.Equal(SignatureAlgorithm.Gost2015, verdict.Signer!.Algorithm);
        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(Given.Bytes(carried), Given.GostTrust, Given.At).Code);
        Assert.Equal(VerdictCode.DigestMismatch, EnvelopedSignature.Verify(Given.Bytes(carried.Replace("Қазақ", "Қазах", StringComparison.Ordinal)), Given.GostTrust, Given.At).Code);
    }

    [Fact]
    public void Signers_of_both_kinds_may_sign_one_document()
    {
        var both = Trust.Of([Given.GostAuthority.Root, Given.GostAuthority.Issuer, Given.Authority.Root, Given.Authority.Issuer]);
        var signed = EnvelopedSignature.Sign(Given.Signed(Given.Notice), Given.GostHead);

        var verdict = EnvelopedSignature.Verify(signed, both, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal([SignatureAlgorithm.Gost2015, SignatureAlgorithm.Rsa], verdict.Signers.Select(signer => signer.Algorithm!.Value));
    }

    [Fact]
    public void An_RSA_signature_under_a_GOST_certificate_is_refused()
    {
        var forgery = new Forgery();
        var text = forgery.Text.Replace(
            Convert.ToBase64String(Given.Head.Certificate.RawData), Convert.ToBase64String(Given.GostHead.Certificate.RawData), StringComparison.Ordinal);

        Assert.Equal(VerdictCode.AlgorithmDoesNotFitKey, CodeOf(text));
    }

    [Fact]
    public void GOST_names_under_an_RSA_certificate_are_refused()
    {
        var forgery = new Forgery
        {
            SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{Forgery.Gost}\"/>",
            DigestMethod = $"<ds:DigestMethod Algorithm=\"{Forgery.Streebog}\"/>",
        };

        Assert.Equal(VerdictCode.AlgorithmDoesNotFitKey, forgery.Code);
    }

    [Theory]
    [InlineData(Forgery.Gost, Forgery.Sha256)]
    [InlineData(Forgery.RsaSha256, Forgery.Streebog)]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311", Forgery.Streebog)]
    [InlineData("urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-256", Forgery.Streebog)]
    [InlineData("urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-512", Forgery.Streebog)]
    [InlineData("URN:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512", Forgery.Streebog)]
    public void Pairs_off_the_list_are_refused(string signatureMethod, string digestMethod)
    {
        var forgery = new Forgery
        {
            SignatureMethod = $"<ds:SignatureMethod Algorithm=\"{signatureMethod}\"/>",
            DigestMethod = $"<ds:DigestMethod Algorithm=\"{digestMethod}\"/>",
        };

        Assert.Equal(VerdictCode.AlgorithmNotAllowed, forgery.Code);
    }

    public static TheoryData<string> Distortions =>
        ["reversed", "halves swapped", "zero", "one byte less", "one byte more", "r is zero", "s is zero", "r is the order", "s is negated", "last bit", "first bit"];

    [Theory]
    [MemberData(nameof(Distortions))]
    public void A_distorted_signature_value_is_refused(string distortion)
    {
        var document = Parse(EnvelopedSignature.Sign(Given.Bytes("<a>1</a>"), Given.GostHead));
        var value = (XmlElement)document.GetElementsByTagName("ds:SignatureValue")[0]!;
        var genuine = Convert.FromBase64String(value.InnerText);

        value.InnerText = Convert.ToBase64String(GostDistortion.Of(genuine, distortion));

        Assert.Equal(VerdictCode.SignatureMismatch, CodeOf(document.OuterXml));
    }

    [Fact]
    public void A_key_file_opens_with_its_password_and_signs()
    {
        using var key = SigningKey.FromPkcs12(Given.GostHead.ToPkcs12("Құпия 1"), "Құпия 1");

        var verdict = EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes("<a/>"), key), Given.GostTrust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Given.GostHead.Certificate.Thumbprint, key.Certificate.Thumbprint);
    }

    [Fact]
    public void A_key_file_does_not_open_with_another_password() =>
        Assert.Equal(
            KeyFileProblem.WrongPassword,
            Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(Given.GostHead.ToPkcs12("a"), "b")).Problem);

    [Fact]
    public void A_GOST_certificate_without_its_key_signs_nothing()
    {
        var certificate = X509CertificateLoader.LoadCertificate(Given.GostHead.Certificate.RawData);

        Assert.Equal(KeyFileProblem.NoPrivateKey, Assert.Throws<KeyFileException>(() => new SigningKey(certificate)).Problem);
    }

    [Fact]
    public void A_revoked_signer_is_refused_and_a_neighbour_is_not()
    {
        using var authority = new TestAuthority("TEST", SignatureAlgorithm.Gost2015);
        using var revoked = authority.IssueOrganisation(Given.Bin, "№1 мектеп");
        using var neighbour = authority.IssueOrganisation(Given.Bin, "№1 мектеп");
        authority.Revoke(revoked.Certificate);
        var trust = Trust.Of([authority.Root, authority.Issuer], [authority.Crl(Given.At.AddDays(-1), Given.At.AddDays(1))]);

        Assert.Equal(VerdictCode.Revoked, EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes("<a/>"), revoked), trust, Given.At, RevocationMode.Crl).Code);
        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes("<a/>"), neighbour), trust, Given.At, RevocationMode.Crl).Code);
    }

    [Fact]
    public void A_saved_authority_goes_on_as_the_same_one()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "authority.p12");
        Given.GostAuthority.Save(path, "secret");

        using var loaded = TestAuthority.Load(path, "secret");
        using var key = loaded.IssueOrganisation(Given.Bin, "№1 мектеп");

        Assert.Equal(SignatureAlgorithm.Gost2015, loaded.Algorithm);
        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes("<a/>"), key), Given.GostTrust, Given.At).Code);
    }

    [Fact]
    public void An_impostor_with_the_same_names_is_not_trusted()
    {
        using var impostor = new TestAuthority("TEST", SignatureAlgorithm.Gost2015);

        Assert.Equal(VerdictCode.UntrustedIssuer, EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes("<a/>"), Given.GostHead), impostor.Trust, Given.At).Code);
    }

    [Fact]
    public void No_authority_is_founded_on_an_algorithm_out_of_use() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestAuthority("TEST", SignatureAlgorithm.Gost2004));

    [Fact]
    public void The_same_content_is_never_signed_the_same_twice() =>
        Assert.False(Given.GostHead.Sign("a"u8).AsSpan().SequenceEqual(Given.GostHead.Sign("a"u8)));

    [Fact]
    public async Task Many_threads_share_one_key_and_one_trust()
    {
        var trust = Trust.Of([Given.GostAuthority.Root, Given.GostAuthority.Issuer]);

        var codes = await Task.WhenAll(Enumerable.Range(0, 32).Select(index => Task.Run(
            () => EnvelopedSignature.Verify(EnvelopedSignature.Sign(Given.Bytes($"<a>{index}</a>"), Given.GostHead), trust, Given.At).Code,
            TestContext.Current.CancellationToken)));

        Assert.All(codes, code => Assert.Equal(VerdictCode.Valid, code));
    }

    private static VerdictCode CodeOf(string text) => EnvelopedSignature.Verify(Given.Bytes(text), Given.GostTrust, Given.At).Code;

    private static XmlDocument Parse(byte[] xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        using var reader = XmlReader.Create(new MemoryStream(xml));
        document.Load(reader);

        return document;
    }
}
