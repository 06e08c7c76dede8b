using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public class CertificatePathTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(5));
    private static readonly DateTimeOffset Until = new(2026, 12, 31, 23, 59, 59, TimeSpan.FromHours(5));

    [Fact]
    public void A_certificate_is_valid_from_its_first_second_to_its_last()
    {
        using var key = Issue(new CertificateTraits { NotBefore = From, NotAfter = Until });
        var signed = Sign(key);

        Assert.Equal(VerdictCode.NotYetValid, CodeOf(signed, From.AddSeconds(-1)));
        Assert.Equal(VerdictCode.Valid, CodeOf(signed, From));
        Assert.Equal(VerdictCode.Valid, CodeOf(signed, Until));
        Assert.Equal(VerdictCode.Expired, CodeOf(signed, Until.AddSeconds(1)));
    }

    [Fact]
    public void An_expired_signer_is_still_named()
    {
        using var key = Issue(new CertificateTraits { NotBefore = From, NotAfter = Until });

        var verdict = EnvelopedSignature.Verify(Sign(key), Given.Trust, Until.AddDays(1));

        Assert.Equal(Given.Iin, verdict.Signer?.Iin);
        Assert.Null(verdict.Content);
    }

    [Theory]
    [InlineData(X509KeyUsageFlags.DigitalSignature)]
    [InlineData(X509KeyUsageFlags.NonRepudiation)]
    [InlineData(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment)]
    public void A_key_for_authentication_alone_signs_no_document(X509KeyUsageFlags usage)
    {
        using var key = Issue(new CertificateTraits { KeyUsage = usage });

        Assert.Equal(VerdictCode.WrongKeyUsage, CodeOf(Sign(key)));
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.8")]
    [InlineData("1.3.6.1.5.5.7.3.9")]
    [InlineData("1.2.398.5.19.1.2.2.1")]
    public void A_key_reserved_for_something_else_signs_no_document(string extendedKeyUsage)
    {
        using var key = Issue(new CertificateTraits { ExtendedKeyUsages = [extendedKeyUsage, "1.2.398.3.3.4.1.2"] });

        Assert.Equal(VerdictCode.WrongKeyUsage, CodeOf(Sign(key)));
    }

    [Fact]
    public void An_authority_signs_no_document()
    {
        using var key = Issue(new CertificateTraits
        {
            IsAuthority = true,
            KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.KeyCertSign,
        });

        Assert.Equal(VerdictCode.WrongKeyUsage, CodeOf(Sign(key)));
    }

    [Fact]
    public void An_unknown_critical_extension_is_refused()
    {
        using var key = Issue(new CertificateTraits { UnknownCriticalExtension = "1.2.398.3.3.99" });

        Assert.Equal(VerdictCode.UnknownCriticalExtension, CodeOf(Sign(key)));
    }

    [Fact]
    public void Another_authority_of_the_same_name_is_not_trusted()
    {
        using var other = new TestAuthority("TEST");
        using var key = other.IssueOrganisation(Given.Bin, "№1 мектеп");

        var verdict = EnvelopedSignature.Verify(Sign(key), Given.Trust, Given.At);

        Assert.Equal(Given.Authority.Issuer.Subject, other.Issuer.Subject);
        Assert.Equal(VerdictCode.UntrustedIssuer, verdict.Code);
        Assert.Null(verdict.Signer);
    }

    [Fact]
    public void A_self_signed_certificate_is_not_trusted_however_it_is_equipped()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(Given.Authority.Root.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension((X509KeyUsageFlags)0xFE, critical: true));
        using var signer = new SigningKey(request.CreateSelfSigned(From, Until));

        Assert.Equal(VerdictCode.UntrustedIssuer, CodeOf(Sign(signer)));
    }

    [Fact]
    public void An_issuer_without_its_root_is_not_trusted()
    {
        var trust = Trust.Of([Given.Authority.Issuer]);

        Assert.Equal(VerdictCode.UntrustedIssuer, EnvelopedSignature.Verify(Sign(Given.Head), trust, Given.At).Code);
    }

    [Fact]
    public void A_root_without_the_issuer_is_not_enough()
    {
        var trust = Trust.Of([Given.Authority.Root]);

        Assert.Equal(VerdictCode.UntrustedIssuer, EnvelopedSignature.Verify(Sign(Given.Head), trust, Given.At).Code);
    }

    [Fact]
    public void A_known_partner_is_no_authority()
    {
        using var root = HandmadeAuthority.Root("root");
        using var partner = root.Under("partner", new() { BasicConstraints = null, KeyUsage = X509KeyUsageFlags.DigitalSignature });
        using var key = partner.Issue(5);

        Assert.Equal(VerdictCode.UntrustedIssuer, CodeUnder(key, root, partner));
    }

    [Fact]
    public void An_authority_must_be_allowed_to_sign_certificates()
    {
        using var root = HandmadeAuthority.Root("root");
        using var issuer = root.Under("issuer", new() { KeyUsage = X509KeyUsageFlags.CrlSign });
        using var key = issuer.Issue(5);

        Assert.Equal(VerdictCode.UntrustedIssuer, CodeUnder(key, root, issuer));
    }

    [Fact]
    public void An_authority_must_say_that_it_is_one()
    {
        using var root = HandmadeAuthority.Root("root");
        using var issuer = root.Under("issuer", new() { BasicConstraints = new(false, false, 0, critical: true) });
        using var key = issuer.Issue(5);

        Assert.Equal(VerdictCode.UntrustedIssuer, CodeUnder(key, root, issuer));
    }

    [Theory]
    [InlineData(0, VerdictCode.UntrustedIssuer)]
    [InlineData(1, VerdictCode.Valid)]
    public void A_path_is_no_longer_than_its_root_allows(int authoritiesBelow, VerdictCode expected)
    {
        using var root = HandmadeAuthority.Root("root", new() { BasicConstraints = new(true, true, authoritiesBelow, critical: true) });
        using var issuer = root.Under("issuer");
        using var key = issuer.Issue(5);

        Assert.Equal(expected, CodeUnder(key, root, issuer));
    }

    [Fact]
    public void An_authority_that_had_expired_vouches_for_nobody()
    {
        using var root = HandmadeAuthority.Root("root");
        using var issuer = root.Under("issuer", new() { Until = Given.At.AddSeconds(-1) });
        using var key = issuer.Issue(5);

        Assert.Equal(VerdictCode.Expired, CodeUnder(key, root, issuer));
    }

    [Fact]
    public void A_certificate_signed_with_an_algorithm_off_the_list_is_not_trusted()
    {
        using var root = HandmadeAuthority.Root("root");
        using var issuer = root.Under("issuer", new() { Hash = HashAlgorithmName.SHA384 });
        using var key = issuer.Issue(5);

        Assert.Equal(VerdictCode.UntrustedIssuer, CodeUnder(key, root, issuer));
    }

    [Fact]
    public void A_certificate_that_names_another_algorithm_than_its_signature_is_not_trusted()
    {
        using var root = HandmadeAuthority.Root("root");
        using var issuer = root.Under("issuer", new() { ClaimedHash = HashAlgorithmName.SHA384 });
        using var key = issuer.Issue(5);

        Assert.Equal(VerdictCode.UntrustedIssuer, CodeUnder(key, root, issuer));
    }

    private static SigningKey Issue(CertificateTraits traits) =>
        Given.Authority.IssuePerson(Given.Iin, "ТЕСТОВА ӘЙГЕРІМ", Given.Bin, "№1 мектеп", PersonRole.Head, traits);

    private static byte[] Sign(SigningKey key) => EnvelopedSignature.Sign(Given.Bytes(Given.Notice), key);

    private static VerdictCode CodeOf(byte[] signed, DateTimeOffset? at = null) => EnvelopedSignature.Verify(signed, Given.Trust, at ?? Given.At).Code;

    private static VerdictCode CodeUnder(SigningKey key, params HandmadeAuthority[] authorities)
    {
        var trust = Trust.Of(authorities.Select(authority => authority.Certificate));

        return EnvelopedSignature.Verify(Sign(key), trust, Given.At).Code;
    }
}
