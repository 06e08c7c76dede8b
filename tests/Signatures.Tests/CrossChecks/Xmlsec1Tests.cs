using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

public sealed class Xmlsec1Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<a>Әбілқайыр</a>")]
    [InlineData("<a b=\"1&#13;2&#10;3&#9;4\">x&#13;\r\n</a>")]
    [InlineData("<a xmlns=\"urn:1\" xmlns:p=\"urn:2\" xml:lang=\"kk\"><p:b xmlns:q=\"urn:3\"><c xmlns=\"\"/></p:b></a>")]
    [InlineData("<a><![CDATA[<b>]]>&amp;</a>")]
    public async Task Our_signature_is_accepted_by_xmlsec1(string xml)
    {
        var (accepted, output) = await VerifyAsync(Given.Text(Given.Signed(xml)));

        Assert.True(accepted, output);
    }

    [Fact]
    public async Task Our_notice_is_accepted_by_xmlsec1_and_refused_with_one_letter_changed()
    {
        var signed = Given.Text(Given.Signed(Given.Notice));

        var (accepted, output) = await VerifyAsync(signed);
        var (changed, _) = await VerifyAsync(signed.Replace("Қызы", "Қызі", StringComparison.Ordinal));

        Assert.True(accepted, output);
        Assert.False(changed);
    }

    [Fact]
    public async Task Our_last_signature_of_two_is_accepted_by_xmlsec1()
    {
        var twice = Given.Text(EnvelopedSignature.Sign(Given.Signed(Given.Notice), Given.Organisation));
        const string Last = "/*/*[local-name()='Signature'][last()]";

        var (accepted, output) = await VerifyAsync(twice, "--node-xpath", Last);
        var (changed, _) = await VerifyAsync(twice.Replace("Қызы", "Қызі", StringComparison.Ordinal), "--node-xpath", Last);

        Assert.True(accepted, output);
        Assert.False(changed);
    }

    [Theory]
    [InlineData(KeyReference.KeyIdentifier)]
    [InlineData(KeyReference.IssuerSerial)]
    public async Task Our_envelope_is_accepted_by_xmlsec1_and_refused_with_one_letter_changed(KeyReference reference)
    {
        var signed = Given.Text(Given.SignedEnvelope(reference));

        var (accepted, output) = await VerifyEnvelopeAsync(signed);
        var (changed, _) = await VerifyEnvelopeAsync(signed.Replace("Қазақ", "Қазах", StringComparison.Ordinal));

        Assert.True(accepted, output);
        Assert.False(changed);
    }

    [Theory]
    [InlineData("<notice xml:lang=\"kk\" xmlns:n=\"urn:n\"><n:number>Ң1&#13;</n:number>{0}</notice>")]
    [InlineData("<n:notice xmlns:n=\"urn:n\" xmlns=\"urn:d\">\r\n  <number a=\"&#10;\"/>\n  {0}\n</n:notice>")]
    public async Task What_xmlsec1_signs_is_accepted_by_us(string layout)
    {
        var template = string.Format(layout, EmptySignature(Forgery.Inclusive, "URI=\"\"", Forgery.Enveloped, Forgery.Inclusive + "#WithComments"));
        template = template.Replace("<ds:KeyInfo/>", "<ds:KeyInfo><ds:X509Data><ds:X509Certificate/></ds:X509Data></ds:KeyInfo>", StringComparison.Ordinal);

        var signed = await SignAsync(template, Given.Head.Certificate);

        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(signed, Given.Trust, Given.At).Code);
    }

    [Fact]
    public async Task An_envelope_that_xmlsec1_signs_is_accepted_by_us()
    {
        const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
        const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
        var token = $"<ds:KeyInfo><w:SecurityTokenReference><w:KeyIdentifier "
            + "ValueType=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3\">"
            + $"{Convert.ToBase64String(Given.Organisation.Certificate.RawData)}</w:KeyIdentifier></w:SecurityTokenReference></ds:KeyInfo>";
        var signature = EmptySignature(Forgery.Exclusive, "URI=\"#b\"", Forgery.Exclusive).Replace("<ds:KeyInfo/>", token, StringComparison.Ordinal);
        var template = Given.Envelope
            .Replace("<soapenv:Header/>", $"<soapenv:Header><w:Security xmlns:w=\"{Wsse}\">{signature}</w:Security></soapenv:Header>", StringComparison.Ordinal)
            .Replace("<soapenv:Body>", $"<soapenv:Body u:Id=\"b\" xmlns:u=\"{Wsu}\">", StringComparison.Ordinal);

        var signed = await SignAsync(template, Given.Organisation.Certificate, "--id-attr:Id", "Body");

        Assert.Equal(VerdictCode.Valid, TransportSignature.Verify(signed, Given.Trust, Given.At).Code);
    }

    private static string EmptySignature(string canonicalization, string uri, params string[] transforms) =>
        $"<ds:Signature xmlns:ds=\"{Forgery.Dsig}\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"{canonicalization}\"/>"
        + $"<ds:SignatureMethod Algorithm=\"{Forgery.RsaSha256}\"/><ds:Reference {uri}>"
        + $"<ds:Transforms>{string.Concat(transforms.Select(transform => $"<ds:Transform Algorithm=\"{transform}\"/>"))}</ds:Transforms>"
        + $"<ds:DigestMethod Algorithm=\"{Forgery.Sha256}\"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo/></ds:Signature>";

    private async Task<(bool Accepted, string Output)> VerifyAsync(string signed, params string[] options) =>
        await Xmlsec1.RunAsync(["--verify", .. _folder.TrustArguments(Given.Authority), .. options, _folder.Write("signed.xml", Given.Bytes(signed))]);

    private async Task<(bool Accepted, string Output)> VerifyEnvelopeAsync(string signed) =>
        await Xmlsec1.RunAsync(
            "--verify",
            "--pubkey-cert-pem",
            _folder.WritePem("signer.pem", Given.Organisation.Certificate),
            "--id-attr:Id",
            "Body",
            _folder.Write("signed.xml", Given.Bytes(signed)));

    private async Task<byte[]> SignAsync(string template, X509Certificate2 certificate, params string[] options)
    {
        using var rsa = certificate.GetRSAPrivateKey()!;
        var key = _folder.Write("key.pem", Given.Bytes(rsa.ExportPkcs8PrivateKeyPem()));
        var output = Path.Combine(_folder.Path, "output.xml");

        var (signed, report) = await Xmlsec1.RunAsync(
            [
                "--sign", "--output", output, "--privkey-pem", $"{key},{_folder.WritePem("signer.pem", certificate)}",
                .. options, _folder.Write("template.xml", Given.Bytes(template)),
            ]);

        Assert.True(signed, report);
        return await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken);
    }
}
