using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

public class SigningKeyTests
{
    private static readonly byte[] File = Given.Organisation.ToPkcs12("Qwerty12");

    [Fact]
    public void A_key_file_opens_with_its_password_and_signs()
    {
        using var key = SigningKey.FromPkcs12(File, "Qwerty12");

        var verdict = EnvelopedSignature.Verify(EnvelopedSignature.Sign("<a/>"u8.ToArray(), key), Given.Trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Given.Organisation.Certificate.Thumbprint, key.Certificate.Thumbprint);
    }

    [Theory]
    [InlineData("qwerty12")]
    [InlineData("")]
    public void A_wrong_password_is_said_to_be_wrong_and_not_repeated(string password)
    {
        var failure = Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(File, password));

        Assert.Equal(KeyFileProblem.WrongPassword, failure.Problem);
        Assert.DoesNotContain("qwerty", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_no_key_file_is_said_to_be_none()
    {
        byte[][] contents = [[], [0x30, 0x00], "<a/>"u8.ToArray(), Given.Organisation.Certificate.RawData, File[..^1]];

        Assert.All(contents, content =>
            Assert.Equal(KeyFileProblem.NotPkcs12, Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(content, "Qwerty12")).Problem));
    }

    [Fact]
    public void A_file_of_certificates_alone_holds_no_key()
    {
        var file = new X509Certificate2Collection { Given.Authority.Root, Given.Authority.Issuer }.Export(X509ContentType.Pkcs12, "a")!;

        Assert.Equal(KeyFileProblem.NoPrivateKey, Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(file, "a")).Problem);
    }

    [Fact]
    public void The_authorities_beside_the_key_do_not_matter()
    {
        var file = new X509Certificate2Collection { Given.Authority.Root, Given.Organisation.Certificate }.Export(X509ContentType.Pkcs12, "a")!;

        using var key = SigningKey.FromPkcs12(file, "a");

        Assert.Equal(Given.Organisation.Certificate.Thumbprint, key.Certificate.Thumbprint);
    }

    [Fact]
    public void A_file_of_two_keys_leaves_open_which_is_meant()
    {
        var file = new X509Certificate2Collection { Given.Head.Certificate, Given.Organisation.Certificate }.Export(X509ContentType.Pkcs12, "a")!;

        Assert.Equal(KeyFileProblem.SeveralPrivateKeys, Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(file, "a")).Problem);
    }

    [Fact]
    public void A_key_of_another_kind_is_said_to_be_unsupported()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=A", key, HashAlgorithmName.SHA256).CreateSelfSigned(Given.At, Given.At.AddDays(1));
        var file = certificate.Export(X509ContentType.Pkcs12, "a");

        Assert.Equal(KeyFileProblem.UnsupportedKey, Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(file, "a")).Problem);
    }

    [Fact]
    public void A_certificate_without_its_key_signs_nothing()
    {
        var certificate = X509CertificateLoader.LoadCertificate(Given.Organisation.Certificate.RawData);

        Assert.Equal(KeyFileProblem.NoPrivateKey, Assert.Throws<KeyFileException>(() => new SigningKey(certificate)).Problem);
    }
}
