using System.Security.Cryptography;

namespace Attestation.Signatures.Tests;

/// <summary>The gost engine of OpenSSL computes the same algorithm under its Russian names, and writes signatures the other way round.</summary>
public sealed class OpenSslGostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    public void OpenSSL_accepts_what_we_sign_and_refuses_it_changed(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var signature = Given.GostHead.Sign(content);

        Assert.True(IsAccepted(content, signature));
        Assert.False(IsAccepted([.. content, 0], signature));
    }

    [Fact]
    public void OpenSSL_accepts_the_certificates_of_our_authority()
    {
        var issued = new System.Formats.Asn1.AsnReader(Given.GostHead.Certificate.RawData, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        var content = issued.ReadEncodedValue().ToArray();
        issued.ReadEncodedValue();

        Assert.True(IsAccepted(content, issued.ReadBitString(out _), RosstandartKey.Public(Given.GostAuthority.Issuer)));
    }

    [Fact]
    public void We_accept_what_OpenSSL_signs_and_hashes()
    {
        var forgery = Forgery.OfGost with { Digest = DigestByOpenSsl, Signer = SignByOpenSsl };

        var text = forgery.Text;

        Assert.Equal(VerdictCode.Valid, CodeOf(text));
        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(text.Replace("Refusal", "Acceptance", StringComparison.Ordinal)));
    }

    private static VerdictCode CodeOf(string text) => EnvelopedSignature.Verify(Given.Bytes(text), Given.GostTrust, Given.At).Code;

    private static (bool Succeeded, string Output) OpenSsl(params string[] arguments)
    {
        var (succeeded, output) = Tool.Run("openssl", "openssl", ["dgst", "-engine", "gost", "-md_gost12_512", .. arguments]);
        Assert.False(
            output.Contains("could not load the shared library", StringComparison.Ordinal),
            "This test needs OpenSSL's engine gost: install the Debian package libengine-gost-openssl.");

        return (succeeded, output);
    }

    private bool IsAccepted(byte[] content, byte[] signature, byte[]? key = null)
    {
        var publicKey = _folder.Write("public.pem", RosstandartKey.Pem("PUBLIC KEY", key ?? RosstandartKey.Public(Given.GostHead.Certificate)));
        var (succeeded, output) = OpenSsl(
            "-verify", publicKey, "-signature", _folder.Write("signature", [.. signature.AsEnumerable().Reverse()]), _folder.Write("content", content));
        Assert.Contains(succeeded ? "Verified OK" : "Verification failure", output, StringComparison.OrdinalIgnoreCase);

        return succeeded;
    }

    private byte[] DigestByOpenSsl(byte[] content)
    {
        var result = Path.Combine(_folder.Path, "digest");
        var (succeeded, output) = OpenSsl("-binary", "-out", result, _folder.Write("content", content));
        Assert.True(succeeded, output);

        return File.ReadAllBytes(result);
    }

    private byte[] SignByOpenSsl(byte[] content)
    {
        var result = Path.Combine(_folder.Path, "signed");
        var privateKey = _folder.Write("private.pem", RosstandartKey.Pem("PRIVATE KEY", RosstandartKey.Private(Given.GostHead)));
        var (succeeded, output) = OpenSsl("-sign", privateKey, "-out", result, _folder.Write("content", content));
        Assert.True(succeeded, output);

        return [.. File.ReadAllBytes(result).AsEnumerable().Reverse()];
    }
}
