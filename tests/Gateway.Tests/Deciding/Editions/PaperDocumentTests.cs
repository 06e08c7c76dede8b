using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>S1-6…S1-12: the seven documents of the paper service.</summary>
public class PaperDocumentTests
{
    [Fact]
    [Requirement("S1-4", "S1-6")]
    public void A_paper_application_in_order_is_accepted_without_a_register_an_essay_or_a_window()
    {
        var outsideEveryWindow = Given.PaperFile() with { ReceivedAt = DateTimeOffset.Parse("2026-12-07T12:00:00+05:00") };

        Assert.Equal((Verdict.Accept, "2013"), (Given.PaperFile().Decide().Verdict, Given.PaperFile().Decide().Edition));
        Assert.Equal(Verdict.Accept, outsideEveryWindow.Decide().Verdict);
    }

    [Theory]
    [Requirement("S1-7")]
    [InlineData(DocumentKind.IdentityCopy, "S2-25 S1-7 IdentityCopy")]
    public void A_copy_of_the_identity_document_is_required(DocumentKind kind, string told) => AssertMissing(kind, told);

    [Theory]
    [Requirement("S1-8")]
    [InlineData(DocumentKind.Diploma, "S2-25 S1-8 Diploma")]
    public void A_copy_of_the_diploma_is_required_whatever_a_register_might_hold(DocumentKind kind, string told) => AssertMissing(kind, told);

    [Theory]
    [Requirement("S1-9")]
    [InlineData(DocumentKind.CourseCertificate, "S2-25 S1-9 CourseCertificate")]
    public void A_copy_of_a_document_on_professional_development_is_required(DocumentKind kind, string told) => AssertMissing(kind, told);

    [Theory]
    [Requirement("S1-10")]
    [InlineData(DocumentKind.Employment, "S2-25 S1-10 Employment")]
    public void A_copy_of_the_employment_record_book_is_required(DocumentKind kind, string told) => AssertMissing(kind, told);

    [Theory]
    [Requirement("S1-11")]
    [InlineData(true, false, true, "Accept", null)]
    [InlineData(true, false, false, "Refuse", "S2-25 S1-11 CategoryCertificate")]
    [InlineData(true, true, false, "Refuse", "S2-25 S1-11 CategoryCertificate")]
    [InlineData(false, true, false, "Accept", null)]
    [InlineData(false, false, false, "Review", "S2-25 S1-11 CategoryCertificate")]
    [InlineData(false, false, true, "Review", "S2-25 S1-11 CategoryCertificate")]
    [InlineData(false, true, true, "Review", "S2-25 S1-11 CategoryCertificate")]
    public void The_certificate_is_required_except_of_who_moved_from_higher_education_and_holds_no_category(
        bool held, bool moved, bool attached, string verdict, string? told)
    {
        var file = Given.PaperFile().Holding(held ? HeldCategoryName.Moderator : null).Applying(application => application with { MovedFromHigherEducation = moved });
        file = attached ? file : file.Without(DocumentKind.CategoryCertificate);

        var decision = file.Decide();

        Assert.Equal(verdict, decision.Verdict.ToString());
        Assert.Equal(told is null ? [] : [told], decision.Lines());
    }

    [Fact]
    [Requirement("S1-12")]
    public void Achievements_are_given_if_there_are_any() => Assert.Equal(Verdict.Accept, Given.PaperFile().Without(DocumentKind.Achievement).Decide().Verdict);

    [Fact]
    public void Every_missing_copy_is_named_at_once() => Assert.Equal(
        ["S2-25 S1-7 IdentityCopy", "S2-25 S1-8 Diploma", "S2-25 S1-9 CourseCertificate", "S2-25 S1-10 Employment", "S2-25 S1-11 CategoryCertificate"],
        Given.PaperFile().Applying(application => application with { Documents = [] }).Reasons());

    [Theory]
    [InlineData("2026-10-05", "Review")]
    [InlineData("2026-10-06", "Accept")]
    public void A_category_that_has_expired_goes_to_review(string validUntil, string verdict) =>
        Assert.Equal(verdict, Given.PaperFile().Holding(HeldCategoryName.Moderator, DateOnly.Parse(validUntil)).Decide().Verdict.ToString());

    [Theory]
    [InlineData(nameof(FiledBefore.Accepted), "Review")]
    [InlineData(nameof(FiledBefore.Nothing), "Accept")]
    public void Somebody_accepted_before_in_this_year_goes_to_review_and_is_not_refused(string before, string verdict) => Assert.Equal(
        verdict, Given.PaperFile().Knowing(evidence => evidence with { FiledBefore = Enum.Parse<FiledBefore>(before) }).Decide().Verdict.ToString());

    private static void AssertMissing(DocumentKind kind, string told)
    {
        var decision = Given.PaperFile().Without(kind).Decide();

        Assert.Equal(Verdict.Refuse, decision.Verdict);
        Assert.Equal([told], decision.Lines());
        Assert.Equal("2013", decision.Findings[0].Shortcoming.Citation.Edition);
    }
}
