using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public sealed class DeltaListTests : IDisposable
{
    private static readonly DateTimeOffset Monday = Given.At.AddDays(-2);
    private static readonly DateTimeOffset Tuesday = Given.At.AddDays(-1);
    private static readonly DateTimeOffset End = Given.At.AddDays(1);

    private readonly TestAuthority _authority = new("TEST", SignatureAlgorithm.Gost2015);
    private readonly SigningKey _key;

    public DeltaListTests() => _key = _authority.IssueOrganisation(Given.Bin, "№1 мектеп");

    public void Dispose()
    {
        _key.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void What_a_delta_adds_to_the_complete_list_is_revoked()
    {
        var complete = _authority.Crl(Monday, End);
        _authority.Revoke(_key.Certificate);

        Assert.Equal(RevocationStatus.Good, StatusBy(complete));
        Assert.Equal(RevocationStatus.Revoked, StatusBy(complete, _authority.DeltaCrl(Tuesday, End)));
    }

    [Fact]
    public void What_a_delta_takes_back_is_good_again()
    {
        _authority.Revoke(_key.Certificate);
        var complete = _authority.Crl(Monday, End);
        _authority.Reinstate(_key.Certificate);
        var delta = _authority.DeltaCrl(Tuesday, End);

        Assert.Equal(RevocationStatus.Revoked, StatusBy(complete));
        Assert.Equal(RevocationStatus.Good, StatusBy(complete, delta));
        Assert.Equal(RevocationStatus.Good, StatusBy(delta, complete));
    }

    [Fact]
    public void A_delta_older_than_the_complete_list_says_nothing_more()
    {
        _authority.Revoke(_key.Certificate);
        var delta = _authority.DeltaCrl(Monday, End);
        _authority.Reinstate(_key.Certificate);

        Assert.Equal(RevocationStatus.Good, StatusBy(delta, _authority.Crl(Tuesday, End)));
    }

    [Fact]
    public void A_delta_alone_clears_nobody()
    {
        var delta = _authority.DeltaCrl(Tuesday, End);

        Assert.Equal(RevocationStatus.CannotTell, StatusBy(delta));
        Assert.False(Trust.Of([_authority.Root, _authority.Issuer], [delta]).HoldsRevocationListFor(CertificateProfile.Of(_key.Certificate)));
    }

    [Fact]
    public void A_delta_that_has_run_out_counts_no_longer()
    {
        var complete = _authority.Crl(Monday, End);
        _authority.Reinstate(_key.Certificate);
        _authority.Revoke(_key.Certificate);

        Assert.Equal(RevocationStatus.Good, StatusBy(complete, _authority.DeltaCrl(Monday, Given.At.AddSeconds(-1))));
        Assert.Equal(RevocationStatus.Revoked, StatusBy(complete, _authority.DeltaCrl(Monday, Given.At)));
    }

    [Fact]
    public void The_newer_of_two_complete_lists_counts()
    {
        _authority.Revoke(_key.Certificate);
        var older = _authority.Crl(Monday, End);
        _authority.Reinstate(_key.Certificate);
        var newer = _authority.Crl(Tuesday, End);

        Assert.Equal(RevocationStatus.Good, StatusBy(older, newer));
        Assert.Equal(RevocationStatus.Good, StatusBy(newer, older));
    }

    [Fact]
    public void A_later_list_accuses_of_what_was_so_before_it_and_clears_nobody()
    {
        var clean = _authority.Crl(Given.At.AddDays(1), Given.At.AddDays(2));
        using var root = HandmadeAuthority.Root("root");
        using var key = root.Issue(7);
        var before = Given.At.AddMonths(-13);
        var trust = Trust.Of([root.Certificate], [root.Crl(7)]);

        Assert.Equal(RevocationStatus.CannotTell, StatusBy(clean));
        Assert.Equal(RevocationStatus.Revoked, EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl).Revocation);
        Assert.Equal(VerdictCode.NotYetValid, EnvelopedSignature.Verify(Signed(key), trust, before, RevocationMode.Crl).Code);
    }

    private static byte[] Signed(SigningKey key) => EnvelopedSignature.Sign(Given.Bytes("<a/>"), key);

    private RevocationStatus StatusBy(params byte[][] lists) =>
        EnvelopedSignature.Verify(Signed(_key), Trust.Of([_authority.Root, _authority.Issuer], lists), Given.At, RevocationMode.Crl).Revocation;
}
