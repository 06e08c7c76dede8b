using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public sealed class TestAuthorityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_authority_goes_on_as_the_same_one()
    {
        using var founded = new TestAuthority();
        using var before = founded.IssueOrganisation(Given.Bin, "№1 мектеп");
        founded.Revoke(before.Certificate);
        var path = Path.Combine(_folder.Path, "authority.p12");

        founded.Save(path, "secret");
        using var loaded = TestAuthority.Load(path, "secret");
        using var after = loaded.IssueOrganisation(Given.Bin, "№1 мектеп");
        var trust = Trust.Of([founded.Root, founded.Issuer], [loaded.Crl(Given.At.AddDays(-1), Given.At.AddDays(1))]);

        Assert.Equal(VerdictCode.Valid, CodeOf(after, trust));
        Assert.Equal(VerdictCode.Revoked, CodeOf(before, trust));
    }

    [Fact]
    public void A_wrong_password_does_not_open_a_saved_authority()
    {
        var path = Path.Combine(_folder.Path, "authority.p12");
        Given.Authority.Save(path, "secret");

        Assert.Equal(KeyFileProblem.WrongPassword, Assert.Throws<KeyFileException>(() => TestAuthority.Load(path, "other")).Problem);
    }

    [Fact]
    public void The_key_file_of_a_school_is_no_authority()
    {
        var path = _folder.Write("school.p12", Given.Organisation.ToPkcs12("secret"));

        Assert.Throws<KeyFileException>(() => TestAuthority.Load(path, "secret"));
    }

    [Fact]
    public void What_an_authority_exports_is_enough_to_verify()
    {
        using var authority = new TestAuthority();
        using var key = authority.IssueOrganisation(Given.Bin, "№1 мектеп");
        authority.ExportTo(Path.Combine(_folder.Path, "trust"));

        var trust = Trust.FromFolder(Path.Combine(_folder.Path, "trust"));

        Assert.Equal(VerdictCode.Valid, CodeOf(key, trust));
    }

    [Fact]
    public async Task Many_are_served_at_once()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Given.Authority.IssueOrganisation(Given.Bin, "№1 мектеп"), TestContext.Current.CancellationToken)));

        Assert.Equal(8, keys.Select(key => key.Certificate.SerialNumber).Distinct(StringComparer.Ordinal).Count());
    }

    private static VerdictCode CodeOf(SigningKey key, Trust trust) =>
        EnvelopedSignature.Verify(EnvelopedSignature.Sign("<a/>"u8.ToArray(), key), trust, Given.At, RevocationMode.Crl).Code;
}
