namespace Attestation.Signatures.Tests;

public sealed class TrustFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Certificates_are_read_as_PEM_and_as_DER()
    {
        _folder.WritePem("root.pem", Given.Authority.Root);
        _folder.Write("ISSUER.CER", Given.Authority.Issuer.RawData);
        _folder.Write("readme.txt", "not a certificate"u8.ToArray());

        Assert.True(EnvelopedSignature.Verify(Given.Signed(Given.Notice), Trust.FromFolder(_folder.Path), Given.At).IsValid);
    }

    [Fact]
    public void One_PEM_file_may_hold_several_certificates()
    {
        var both = Given.Authority.Root.ExportCertificatePem() + "\n" + Given.Authority.Issuer.ExportCertificatePem();
        _folder.Write("all.crt", Given.Bytes(both));

        Assert.True(EnvelopedSignature.Verify(Given.Signed(Given.Notice), Trust.FromFolder(_folder.Path), Given.At).IsValid);
    }

    [Theory]
    [InlineData("broken.cer")]
    [InlineData("broken.pem")]
    [InlineData("broken.crl")]
    public void A_file_that_is_not_what_its_name_says_is_named(string name)
    {
        _folder.Write("root.cer", Given.Authority.Root.RawData);
        _folder.Write(name, "broken"u8.ToArray());

        Assert.Contains(name, Assert.Throws<InvalidDataException>(() => Trust.FromFolder(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_root_is_no_trust()
    {
        _folder.Write("issuer.cer", Given.Authority.Issuer.RawData);

        Assert.Throws<InvalidDataException>(() => Trust.FromFolder(_folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var missing = Path.Combine(_folder.Path, "missing");

        Assert.Contains(missing, Assert.Throws<DirectoryNotFoundException>(() => Trust.FromFolder(missing)).Message, StringComparison.Ordinal);
    }
}
