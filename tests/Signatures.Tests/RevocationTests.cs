using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public class RevocationTests
{
    private static readonly DateTimeOffset ThisUpdate = Given.At.AddDays(-1);
    private static readonly DateTimeOffset NextUpdate = Given.At.AddDays(1);

    // Founded once. A test that revokes something revokes a certificate of its own, which the others never meet.
    private static readonly Lazy<TestAuthority> Shared = new(() => new TestAuthority());
    private static readonly Lazy<TestAuthority> SharedImpostor = new(() => new TestAuthority());
    private static readonly Lazy<SigningKey> SharedKey = new(() => Authority.IssueOrganisation(Given.Bin, "№1 мектеп"));

    private static TestAuthority Authority => Shared.Value;

    private static TestAuthority Impostor => SharedImpostor.Value;

    [Fact]
    public void A_certificate_that_no_list_names_is_good()
    {
        var verdict = Verify(Authority.Crl(ThisUpdate, NextUpdate));

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(RevocationStatus.Good, verdict.Revocation);
    }

    [Fact]
    public void A_revoked_certificate_is_refused_and_its_neighbour_is_not()
    {
        using var key = Authority.IssueOrganisation(Given.Bin, "№2 мектеп");
        Authority.Revoke(key.Certificate);
        var trust = TrustWith(Authority.Crl(ThisUpdate, NextUpdate));

        var verdict = EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl);

        Assert.Equal(VerdictCode.Revoked, verdict.Code);
        Assert.Equal(RevocationStatus.Revoked, verdict.Revocation);
        Assert.Equal(Given.Bin, verdict.Signer?.Bin);
        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(Signed(SharedKey.Value), trust, Given.At, RevocationMode.Crl).Code);
    }

    [Fact]
    public void A_list_speaks_for_the_time_that_it_covers_and_for_no_other()
    {
        var crl = Authority.Crl(ThisUpdate, NextUpdate);

        Assert.Equal(RevocationStatus.CannotTell, Verify(crl, ThisUpdate.AddSeconds(-1)).Revocation);
        Assert.Equal(RevocationStatus.Good, Verify(crl, ThisUpdate).Revocation);
        Assert.Equal(RevocationStatus.Good, Verify(crl, NextUpdate).Revocation);
        Assert.Equal(RevocationStatus.CannotTell, Verify(crl, NextUpdate.AddSeconds(1)).Revocation);
        Assert.Equal(VerdictCode.RevocationUnknown, Verify(crl, NextUpdate.AddSeconds(1)).Code);
    }

    [Fact]
    public void Without_a_list_nothing_can_be_told()
    {
        var asked = EnvelopedSignature.Verify(Signed(SharedKey.Value), Authority.Trust, Given.At, RevocationMode.Crl);
        var notAsked = EnvelopedSignature.Verify(Signed(SharedKey.Value), Authority.Trust, Given.At);

        Assert.Equal(VerdictCode.RevocationUnknown, asked.Code);
        Assert.Equal(VerdictCode.Valid, notAsked.Code);
        Assert.Equal(RevocationStatus.NotChecked, notAsked.Revocation);
    }

    [Fact]
    public void Of_two_lists_one_that_names_the_certificate_is_enough()
    {
        using var key = Authority.IssueOrganisation(Given.Bin, "№3 мектеп");
        var before = Authority.Crl(ThisUpdate, NextUpdate);
        Authority.Revoke(key.Certificate);
        var trust = TrustWith(before, Authority.Crl(ThisUpdate, NextUpdate));

        Assert.Equal(VerdictCode.Revoked, EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl).Code);
    }

    [Fact]
    public void The_list_of_an_impostor_of_the_same_name_is_left_out()
    {
        Assert.Equal(RevocationStatus.CannotTell, Verify(Impostor.Crl(ThisUpdate, NextUpdate)).Revocation);
    }

    [Fact]
    public void The_list_of_one_authority_says_nothing_about_another_of_the_same_name()
    {
        var trust = Trust.Of(
            [Authority.Root, Authority.Issuer, Impostor.Root, Impostor.Issuer], [Impostor.Crl(ThisUpdate, NextUpdate)]);

        var verdict = EnvelopedSignature.Verify(Signed(SharedKey.Value), trust, Given.At, RevocationMode.Crl);

        Assert.Equal(VerdictCode.RevocationUnknown, verdict.Code);
    }

    [Theory]
    [InlineData(null, true, RevocationStatus.Revoked)]
    [InlineData("2.5.29.27", true, RevocationStatus.Revoked)]
    [InlineData("2.5.29.28", true, RevocationStatus.CannotTell)]
    [InlineData(null, false, RevocationStatus.CannotTell)]
    public void Only_a_list_that_is_understood_and_has_an_end_is_an_answer(string? criticalExtension, bool hasNextUpdate, RevocationStatus expected)
    {
        using var root = HandmadeAuthority.Root("root");
        using var key = root.Issue(7);
        var trust = Trust.Of([root.Certificate], [root.Crl(7, criticalExtension, hasNextUpdate)]);

        Assert.Equal(expected, EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl).Revocation);
    }

    [Fact]
    public void A_list_signed_by_another_key_is_left_out()
    {
        using var root = HandmadeAuthority.Root("root");
        using var key = root.Issue(7);
        using var other = Given.Head.Certificate.GetRSAPrivateKey();
        var trust = Trust.Of([root.Certificate], [root.Crl(7, signedBy: other)]);

        Assert.Equal(RevocationStatus.CannotTell, EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl).Revocation);
    }

    [Fact]
    public void An_authority_that_its_root_has_revoked_vouches_for_nobody()
    {
        using var root = HandmadeAuthority.Root("root");
        using var issuer = root.Under("issuer");
        using var key = issuer.Issue(7);
        var trust = Trust.Of([root.Certificate, issuer.Certificate], [root.Crl(0x010203), issuer.Crl(8)]);

        Assert.Equal(VerdictCode.Revoked, EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl).Code);
    }

    [Fact]
    public void A_serial_number_is_compared_as_a_number()
    {
        using var root = HandmadeAuthority.Root("root");
        using var key = root.Issue(0x80);
        var trust = Trust.Of([root.Certificate], [root.Crl(0x80)]);

        Assert.Equal(VerdictCode.Revoked, EnvelopedSignature.Verify(Signed(key), trust, Given.At, RevocationMode.Crl).Code);
    }

    [Fact]
    public void A_revoked_system_cannot_send_messages()
    {
        using var key = Authority.IssueOrganisation(Given.Bin, "№4 мектеп");
        Authority.Revoke(key.Certificate);
        var envelope = TransportSignature.Sign(Given.Bytes(Given.Envelope), key);

        var verdict = TransportSignature.Verify(envelope, TrustWith(Authority.Crl(ThisUpdate, NextUpdate)), Given.At);

        Assert.Equal(VerdictCode.Revoked, verdict.Code);
        Assert.Equal(VerdictCode.Valid, TransportSignature.Verify(envelope, Authority.Trust, Given.At).Code);
    }

    [Fact]
    public void A_trust_knows_whose_lists_it_holds()
    {
        var trust = TrustWith(Authority.Crl(ThisUpdate, NextUpdate));
        var signer = EnvelopedSignature.Verify(Signed(SharedKey.Value), trust, Given.At).Signer!;
        EnvelopedSignature.Verify(Signed(SharedKey.Value), Authority.Trust, Given.At);

        Assert.True(trust.HoldsRevocationListFor(signer));
        Assert.False(Authority.Trust.HoldsRevocationListFor(signer));
    }

    [Fact]
    public void A_malformed_list_is_an_error() =>
        Assert.Throws<CryptographicException>(() => Trust.Of([Authority.Root], [[0x30, 0x03, 0x02, 0x01, 0x05]]));

    private static byte[] Signed(SigningKey key) => EnvelopedSignature.Sign(Given.Bytes(Given.Notice), key);

    private static Trust TrustWith(params byte[][] crls) => Trust.Of([Authority.Root, Authority.Issuer], crls);

    private static SignatureVerdict Verify(byte[] crl, DateTimeOffset? at = null) =>
        EnvelopedSignature.Verify(Signed(SharedKey.Value), TrustWith(crl), at ?? Given.At, RevocationMode.Crl);
}
