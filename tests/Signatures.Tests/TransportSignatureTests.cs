using System.Text.RegularExpressions;

namespace Attestation.Signatures.Tests;

public partial class TransportSignatureTests
{
    private static Trust TrustWithPartner => Trust.Of([Given.Authority.Root, Given.Authority.Issuer, Given.Organisation.Certificate]);

    [Theory]
    [InlineData(KeyReference.KeyIdentifier)]
    [InlineData(KeyReference.IssuerSerial)]
    public void A_signed_envelope_verifies(KeyReference reference)
    {
        var verdict = TransportSignature.Verify(Given.SignedEnvelope(reference), TrustWithPartner, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Given.Bin, verdict.Signer?.Bin);
        Assert.Equal("Body", verdict.Body?.LocalName);
        Assert.Same(verdict.Envelope, verdict.Body?.OwnerDocument);
    }

    [Fact]
    public void The_layout_is_that_of_the_state_gateway()
    {
        var text = Given.Text(Given.SignedEnvelope());

        Assert.Matches("<soapenv:Body [^>]*wsu:Id=\"id-[0-9a-f-]{36}\"", text);
        Assert.Contains(":mustUnderstand=\"1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Timestamp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BinarySecurityToken", text, StringComparison.Ordinal);
        Assert.Contains("<ds:X509IssuerName>CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) TEST,C=KZ<", Given.Text(Given.SignedEnvelope(KeyReference.IssuerSerial)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_arrives_as_it_was_sent()
    {
        var body = TransportSignature.Verify(Given.SignedEnvelope(), Given.Trust, Given.At).Body;

        Assert.Equal("<a>Қазақ</a>\r\n", body?.InnerText);
    }

    [Theory]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:1\"><s:Body xmlns=\"\"><a/></s:Body></s:Envelope>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"\"><s:Body><a/></s:Body></s:Envelope>")]
    [InlineData("<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body><a xmlns=\"\">1</a></Body></Envelope>")]
    [InlineData("<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wsu=\"urn:other\"><Header><wsu:a/></Header><Body Id=\"x\" wsu:Id=\"x\"/></Envelope>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xml:lang=\"kk\"><s:Body xml:space=\"preserve\"> </s:Body></s:Envelope>\n")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><!-- here nothing is signed --><s:Body/></s:Envelope>", VerdictCode.MalformedEnvelope)]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><!-- ? --></s:Body></s:Envelope>", VerdictCode.CommentOrInstruction)]
    public void Envelopes_come_in_many_shapes(string envelope, VerdictCode expected = VerdictCode.Valid)
    {
        VerdictCode code;
        try
        {
            code = TransportSignature.Verify(TransportSignature.Sign(Given.Bytes(envelope), Given.Organisation), Given.Trust, Given.At).Code;
        }
        catch (DocumentRefusedException refusal)
        {
            code = refusal.Code;
        }

        Assert.Equal(expected, code);
    }

    [Theory]
    [InlineData("CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) TEST,C=KZ")]
    [InlineData("C=KZ, CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) TEST")]
    [InlineData("2.5.4.6=KZ;OID.2.5.4.3=\"ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) TEST\"")]
    [InlineData("cn=ҰЛТТЫҚ\\ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) TEST,c=KZ")]
    public void An_issuer_is_recognised_however_its_name_is_written(string name)
    {
        // The name is not signed: only what the certificate's own key made verifies, whatever finds it.
        var text = IssuerNamePattern().Replace(Given.Text(Given.SignedEnvelope(KeyReference.IssuerSerial)), name);

        Assert.Equal(VerdictCode.Valid, TransportSignature.Verify(Given.Bytes(text), TrustWithPartner, Given.At).Code);
    }

    [Fact]
    public void A_body_identified_by_a_plain_Id_is_accepted()
    {
        var id = "body-1";
        var envelope = Given.Envelope.Replace("<soapenv:Body>", $"<soapenv:Body Id=\"{id}\">", StringComparison.Ordinal);
        var signed = ForgedEnvelope.Sign(envelope, id, Given.Organisation.Certificate);

        var verdict = TransportSignature.Verify(Given.Bytes(signed), Given.Trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
    }

    [Fact]
    public void Other_prefixes_are_accepted()
    {
        var envelope = Given.Envelope.Replace("soapenv", "S", StringComparison.Ordinal).Replace("<S:Body>", "<S:Body Id=\"b\">", StringComparison.Ordinal);
        var signed = ForgedEnvelope.Sign(envelope, "b", Given.Organisation.Certificate, security: "sec", signature: "dsig");

        Assert.Equal(VerdictCode.Valid, TransportSignature.Verify(Given.Bytes(signed), Given.Trust, Given.At).Code);
    }

    [Fact]
    public async Task Many_threads_share_one_key_and_one_trust()
    {
        var trust = Trust.Of([Given.Authority.Root, Given.Authority.Issuer]);

        var codes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(
            () => TransportSignature.Verify(Given.SignedEnvelope(), trust, Given.At).Code,
            TestContext.Current.CancellationToken)));

        Assert.All(codes, code => Assert.Equal(VerdictCode.Valid, code));
    }

    [GeneratedRegex("(?<=<ds:X509IssuerName>)[^<]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IssuerNamePattern();
}
