using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public class VerificationReportTests
{
    private static readonly DateTimeOffset ThisUpdate = Given.At.AddDays(-1);
    private static readonly DateTimeOffset NextUpdate = Given.At.AddDays(1);
    private static readonly SignerPolicy Policy = SignerPolicy.NoticeOf(Given.Bin);

    private static Trust TrustWithList { get; } =
        Trust.Of([Given.GostAuthority.Root, Given.GostAuthority.Issuer], [Given.GostAuthority.Crl(ThisUpdate, NextUpdate)]);

    [Fact]
    public void A_genuine_notice_passes_every_check()
    {
        var report = Verify(Sign(Given.GostHead));

        var signature = Assert.Single(report.Signatures);
        Assert.Equal(Conclusion.Genuine, report.Conclusion);
        Assert.All(signature.Checks, check => Assert.Equal(CheckOutcome.Passed, check.Outcome));
        Assert.Equal(Enum.GetValues<SignatureCheck>(), signature.Checks.Select(check => check.Check));
        Assert.Equal("********0123", signature.Signer?.MaskedIin);
        Assert.Equal(SignatureAlgorithm.Gost2015, signature.Algorithm);
        Assert.NotNull(report.Content);
    }

    [Theory]
    [InlineData(PersonRole.Head, VerdictCode.Valid)]
    [InlineData(PersonRole.CanSign, VerdictCode.Valid)]
    [InlineData(PersonRole.CanSignFinance, VerdictCode.WrongRole)]
    [InlineData(PersonRole.HumanResources, VerdictCode.WrongRole)]
    [InlineData(PersonRole.Employee, VerdictCode.WrongRole)]
    public void A_role_entitles_or_does_not(PersonRole role, VerdictCode expected)
    {
        using var key = Given.GostAuthority.IssuePerson(Given.Iin, "ТЕСТОВ АЛМАС", Given.Bin, "№1 мектеп", role);

        Assert.Equal(expected, Verify(Sign(key)).Code);
    }

    [Fact]
    public void The_institution_s_own_system_is_entitled_and_a_citizen_is_not()
    {
        using var system = Given.GostAuthority.IssueOrganisation(Given.Bin, "№1 мектеп");
        using var citizen = Given.GostAuthority.IssueIndividual(Given.Iin, "ТЕСТОВ АЛМАС");

        Assert.Equal(VerdictCode.Valid, Verify(Sign(system)).Code);
        Assert.Equal(VerdictCode.WrongOrganisation, Verify(Sign(citizen)).Code);
    }

    [Fact]
    public void The_head_of_another_school_is_not_entitled()
    {
        using var key = Given.GostAuthority.IssuePerson(Given.Iin, "ТЕСТОВ АЛМАС", "061240001235", "№2 мектеп", PersonRole.Head);

        var report = Verify(Sign(key));

        Assert.Equal(VerdictCode.WrongOrganisation, report.Code);
        Assert.Equal(CheckOutcome.Failed, report.Signatures[0][SignatureCheck.Policy].Outcome);
        Assert.Equal(CheckOutcome.Passed, report.Signatures[0][SignatureCheck.Integrity].Outcome);
        Assert.Null(report.Content);
    }

    [Fact]
    public void A_notice_needs_exactly_one_signer()
    {
        var twice = EnvelopedSignature.Sign(Sign(Given.GostHead), Given.GostHead);

        Assert.Equal(VerdictCode.WrongNumberOfSigners, Verify(twice).Code);
        Assert.Equal(VerdictCode.Valid, new DocumentVerifier(TrustWithList).Verify(twice, Given.At, RevocationMode.Crl).Code);
    }

    [Fact]
    public void Every_check_is_reported_and_not_only_the_first_that_fails()
    {
        using var authority = new TestAuthority("TEST", SignatureAlgorithm.Gost2015);
        using var key = authority.IssuePerson(
            Given.Iin, "ТЕСТОВ АЛМАС", Given.Bin, "№1 мектеп", PersonRole.Employee, new CertificateTraits { NotAfter = Given.At.AddSeconds(-1) });
        authority.Revoke(key.Certificate);
        var trust = Trust.Of([authority.Root, authority.Issuer], [authority.Crl(ThisUpdate, NextUpdate)]);

        var report = new DocumentVerifier(trust).Verify(Sign(key), Given.At, RevocationMode.Crl, Policy);

        Assert.Equal(VerdictCode.Expired, report.Code);
        Assert.Equal(
            [VerdictCode.Valid, VerdictCode.Valid, VerdictCode.Expired, VerdictCode.Valid, VerdictCode.Revoked, VerdictCode.WrongRole],
            report.Signatures[0].Checks.Select(check => check.Code));
    }

    [Fact]
    public void A_changed_notice_names_nobody_and_asks_nothing_more()
    {
        var changed = Given.Text(Sign(Given.GostHead)).Replace("Қызы", "Қызі", StringComparison.Ordinal);

        var report = Verify(Given.Bytes(changed));

        var signature = Assert.Single(report.Signatures);
        Assert.Equal(VerdictCode.DigestMismatch, report.Code);
        Assert.Null(signature.Signer);
        Assert.Equal(CheckOutcome.Failed, signature[SignatureCheck.Integrity].Outcome);
        Assert.All(signature.Checks.Skip(1), check => Assert.Equal(CheckOutcome.NotMade, check.Outcome));
    }

    [Fact]
    public void A_stranger_is_whole_and_not_trusted()
    {
        var report = Verify(Sign(Given.Head));

        Assert.Equal(VerdictCode.UntrustedIssuer, report.Code);
        Assert.Equal(CheckOutcome.Passed, report.Signatures[0][SignatureCheck.Integrity].Outcome);
        Assert.Equal(CheckOutcome.Failed, report.Signatures[0][SignatureCheck.Chain].Outcome);
        Assert.Equal(SignatureAlgorithm.Rsa, report.Signatures[0].Algorithm);
        Assert.Null(report.Signatures[0].Signer);
    }

    [Theory]
    [InlineData("", VerdictCode.NotXml)]
    [InlineData("<a/>", VerdictCode.NoSignature)]
    [InlineData("<!DOCTYPE a><a/>", VerdictCode.Dtd)]
    [InlineData("<a><!-- --></a>", VerdictCode.CommentOrInstruction)]
    public void A_document_that_is_refused_as_a_whole_has_no_signatures(string xml, VerdictCode expected)
    {
        var report = Verify(Given.Bytes(xml));

        Assert.Equal(expected, report.Code);
        Assert.Equal(Conclusion.NotGenuine, report.Conclusion);
        Assert.Empty(report.Signatures);
    }

    [Fact]
    public void Without_a_list_it_cannot_be_told_but_a_fault_counts_more()
    {
        using var employee = Given.GostAuthority.IssuePerson(Given.Iin, "ТЕСТОВ АЛМАС", Given.Bin, "№1 мектеп", PersonRole.Employee);
        var verifier = new DocumentVerifier(Given.GostTrust);

        var silent = verifier.Verify(Sign(Given.GostHead), Given.At, RevocationMode.Crl, Policy);
        var faulty = verifier.Verify(Sign(employee), Given.At, RevocationMode.Crl, Policy);

        Assert.Equal((Conclusion.CannotTell, VerdictCode.RevocationUnknown), (silent.Conclusion, silent.Code));
        Assert.Equal(CheckOutcome.CannotTell, silent.Signatures[0][SignatureCheck.Revocation].Outcome);
        Assert.Equal((Conclusion.NotGenuine, VerdictCode.WrongRole), (faulty.Conclusion, faulty.Code));
    }

    [Fact]
    public void Each_reason_is_a_sentence_in_three_languages()
    {
        var sentence = Verify(Sign(Given.Head)).Sentence;

        Assert.Equal("The signer's certificate was not issued by a trusted authority.", sentence.English);
        Assert.NotEqual(sentence.Kazakh, sentence.Russian);
        Assert.All(Enum.GetValues<VerdictCode>(), code => Assert.EndsWith(".", VerdictSentence.Of(code).Kazakh, StringComparison.Ordinal));
    }

    private static byte[] Sign(SigningKey key) => EnvelopedSignature.Sign(Given.Bytes(Given.Notice), key);

    private static VerificationReport Verify(byte[] xml) => new DocumentVerifier(TrustWithList).Verify(xml, Given.At, RevocationMode.Crl, Policy);
}
