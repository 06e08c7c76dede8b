using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public class CertificateProfileTests
{
    [Fact]
    public void A_head_is_read_from_the_certificate()
    {
        var profile = CertificateProfile.Of(Given.Head.Certificate);

        Assert.Equal(Given.Iin, profile.Iin);
        Assert.Equal(Given.Bin, profile.Bin);
        Assert.Equal("ТЕСТОВА ӘЙГЕРІМ", profile.CommonName);
        Assert.Equal("№1 мектеп", profile.Organisation);
        Assert.Equal(CertificateRoles.Organisation | CertificateRoles.Head, profile.Roles);
        Assert.True(profile.CanSignDocuments);
        Assert.Equal(new DateTimeOffset(2045, 12, 31, 23, 59, 59, TimeSpan.FromHours(5)), profile.NotAfter);
        Assert.Equal("ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) TEST", profile.IssuerCommonName);
    }

    [Fact]
    public void An_information_system_has_no_IIN()
    {
        var profile = CertificateProfile.Of(Given.Organisation.Certificate);

        Assert.Null(profile.Iin);
        Assert.Equal(Given.Bin, profile.Bin);
        Assert.Equal(CertificateRoles.Organisation | CertificateRoles.InformationSystem, profile.Roles);
    }

    [Fact]
    public void A_natural_person_has_no_BIN()
    {
        using var key = Given.Authority.IssueIndividual(Given.Iin, "ТЕСТОВА ӘЙГЕРІМ");

        var profile = CertificateProfile.Of(key.Certificate);

        Assert.Null(profile.Bin);
        Assert.Null(profile.Organisation);
        Assert.Equal(CertificateRoles.Individual, profile.Roles);
    }

    [Theory]
    [InlineData(PersonRole.Head, CertificateRoles.Head)]
    [InlineData(PersonRole.CanSign, CertificateRoles.CanSign)]
    [InlineData(PersonRole.CanSignFinance, CertificateRoles.CanSignFinance)]
    [InlineData(PersonRole.HumanResources, CertificateRoles.HumanResources)]
    [InlineData(PersonRole.Employee, CertificateRoles.Employee)]
    public void Each_role_has_its_own_usage(PersonRole role, CertificateRoles expected)
    {
        using var key = Given.Authority.IssuePerson(Given.Iin, "ТЕСТОВА", Given.Bin, "№1 мектеп", role);

        Assert.Equal(CertificateRoles.Organisation | expected, CertificateProfile.Of(key.Certificate).Roles);
    }

    [Theory]
    [InlineData("SERIALNUMBER=IIN850101300123", "850101300123")]
    [InlineData("SERIALNUMBER=IIN85010130012", null)]
    [InlineData("SERIALNUMBER=IIN8501013001234", null)]
    [InlineData("SERIALNUMBER=IIN85010130012x", null)]
    [InlineData("SERIALNUMBER=iin850101300123", null)]
    [InlineData("SERIALNUMBER=IIN850101300123, SERIALNUMBER=IIN850101300123", null)]
    [InlineData("SERIALNUMBER=IIN850101300123+CN=A", null)]
    [InlineData("CN=\"SERIALNUMBER=IIN850101300123\"", null)]
    [InlineData("OU=IIN850101300123", null)]
    public void An_IIN_is_believed_only_where_it_belongs_and_only_once(string subject, string? expected) =>
        Assert.Equal(expected, ProfileOf(subject).Iin);

    [Theory]
    [InlineData("OU=BIN061240001234", "061240001234")]
    [InlineData("OU=Department, OU=BIN061240001234", "061240001234")]
    [InlineData("OU=BIN061240001234, OU=BIN061240001235", null)]
    [InlineData("SERIALNUMBER=BIN061240001234", "061240001234")]
    [InlineData("O=BIN061240001234", null)]
    [InlineData("OU=061240001234", null)]
    public void A_BIN_is_believed_only_where_it_belongs_and_only_once(string subject, string? expected) =>
        Assert.Equal(expected, ProfileOf(subject).Bin);

    [Fact]
    public void Printed_a_profile_does_not_name_its_holder()
    {
        var printed = $"{CertificateProfile.Of(Given.Head.Certificate)}";

        Assert.Contains(Given.Head.Certificate.SerialNumber, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Iin, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("ТЕСТОВА", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_printed_verdict_does_not_name_anybody()
    {
        var printed = EnvelopedSignature.Verify(Given.Signed(Given.Notice), Given.Trust, Given.At).ToString();

        Assert.DoesNotContain(Given.Iin, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("ТЕСТОВА", printed, StringComparison.Ordinal);
    }

    private static CertificateProfile ProfileOf(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Given.At, Given.At.AddDays(1));

        return CertificateProfile.Of(certificate);
    }
}
