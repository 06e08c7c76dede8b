namespace Attestation.Signatures.Tests;

public sealed class Xmlsec1Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Our_notice_is_accepted_by_xmlsec1()
    {
        var notice = _folder.Write("notice.xml", Given.Signed(Given.Notice));

        var (accepted, output) = await Xmlsec1.RunAsync(["--verify", .. _folder.TrustArguments(Given.Authority), notice]);

        Assert.True(accepted, output);
    }

    [Fact]
    public async Task Our_notice_with_one_letter_changed_is_refused_by_xmlsec1()
    {
        var changed = Given.Text(Given.Signed(Given.Notice)).Replace("Қызы", "Қызі", StringComparison.Ordinal);
        var notice = _folder.Write("notice.xml", Given.Bytes(changed));

        var (accepted, _) = await Xmlsec1.RunAsync(["--verify", .. _folder.TrustArguments(Given.Authority), notice]);

        Assert.False(accepted);
    }

    [Fact]
    public async Task Our_envelope_is_accepted_by_xmlsec1()
    {
        var envelope = _folder.Write("envelope.xml", Given.SignedEnvelope());
        var certificate = _folder.WritePem("signer.pem", Given.Organisation.Certificate);

        var (accepted, output) = await Xmlsec1.RunAsync("--verify", "--pubkey-cert-pem", certificate, "--id-attr:Id", "Body", envelope);

        Assert.True(accepted, output);
    }
}
