using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class DocumentRulesTests
{
    public static TheoryData<Category> ThroughPlatform => [Category.Moderator, Category.Expert];

    public static TheoryData<Category> ThroughPortal => [.. Enum.GetValues<Category>().Except([Category.Moderator, Category.Expert])];

    [Theory]
    [Requirement("S2-14")]
    [InlineData(nameof(AnswerKind.Found), false, false)]
    [InlineData(nameof(AnswerKind.NoData), true, false)]
    [InlineData(nameof(AnswerKind.NoData), false, true)]
    [InlineData(nameof(AnswerKind.Unavailable), false, false)]
    [InlineData("not asked", false, false)]
    public void A_diploma_is_asked_for_only_when_the_register_holds_none(string answer, bool attached, bool missing)
    {
        var file = Given.CaseFile().Knowing(evidence => evidence with { Diploma = Answer(answer, evidence.Diploma) });

        var reasons = (attached ? file.Attaching(Given.Document(DocumentKind.Diploma)) : file).Reasons();

        Assert.Equal(missing ? ["S2-25 S2-14 Diploma"] : [], reasons);
    }

    [Theory]
    [Requirement("S2-16")]
    [InlineData(nameof(AnswerKind.Found), false, false)]
    [InlineData(nameof(AnswerKind.NoData), true, false)]
    [InlineData(nameof(AnswerKind.NoData), false, true)]
    [InlineData(nameof(AnswerKind.Unavailable), false, false)]
    [InlineData("not asked", false, false)]
    public void Proof_of_employment_is_asked_for_only_when_the_register_holds_none(string answer, bool attached, bool missing)
    {
        var file = Given.CaseFile().Knowing(evidence => evidence with { Employment = Answer(answer, evidence.Employment) });

        var reasons = (attached ? file.Attaching(Given.Document(DocumentKind.Employment)) : file).Reasons();

        Assert.Equal(missing ? ["S2-25 S2-16 Employment"] : [], reasons);
    }

    [Fact]
    public void Paper_for_one_register_does_not_stand_in_for_the_other()
    {
        var file = Given.CaseFile().Knowing(evidence => evidence with
        {
            Diploma = Given.Answer<DiplomaRecord>(AnswerKind.NoData),
            Employment = Given.Answer<EmploymentRecord>(AnswerKind.NoData),
        });

        Assert.Equal(["S2-25 S2-16 Employment"], file.Attaching(Given.Document(DocumentKind.Diploma)).Reasons());
        Assert.Equal(["S2-25 S2-14 Diploma"], file.Attaching(Given.Document(DocumentKind.Employment)).Reasons());
    }

    [Fact]
    public void Items_2_and_4_come_with_the_message_for_moderators_too()
    {
        var file = Given.CaseFile(Category.Moderator).Knowing(evidence => evidence with { Diploma = Given.Answer<DiplomaRecord>(AnswerKind.NoData) });

        Assert.Equal(["S2-25 S2-14 Diploma"], file.Reasons());
        Assert.Empty(file.Attaching(Given.Document(DocumentKind.Diploma)).Reasons());
    }

    [Theory]
    [Requirement("S2-17", "S2-18", "S2-19", "S2-20")]
    [MemberData(nameof(ThroughPortal))]
    public void Through_the_portal_each_document_must_be_attached(Category requested)
    {
        var file = Given.CaseFile(requested);

        Assert.Empty(file.Reasons());
        Assert.Equal(["S2-25 S2-17 CourseCertificate"], file.Without(DocumentKind.CourseCertificate).Reasons());
        Assert.Equal(["S2-25 S2-18 CategoryCertificate"], file.Without(DocumentKind.CategoryCertificate).Reasons());
        Assert.Equal(["S2-25 S2-18 CategoryOrder"], file.Without(DocumentKind.CategoryOrder).Reasons());
        Assert.Equal(["S2-25 S2-19 Achievement"], file.Without(DocumentKind.Achievement).Reasons());
        Assert.Equal(["S2-25 S2-20 LearnerAchievement"], file.Without(DocumentKind.LearnerAchievement).Reasons());
    }

    [Theory]
    [Requirement("S2-18", "S2-19", "S2-20", "S2-23")]
    [MemberData(nameof(ThroughPlatform))]
    public void For_moderators_and_experts_each_document_must_be_on_the_platform(Category requested)
    {
        var file = Given.CaseFile(requested);
        var items = Given.PlatformItems();

        Assert.Empty(file.Reasons());
        Assert.Equal(["S2-25 S2-17 CourseCertificate"], file.OnPlatform([.. items.Where(item => item.Item is not 5)]).Reasons());
        Assert.Equal(["S2-25 S2-18 CategoryCertificate"], file.OnPlatform([.. items.Where(item => item.Kind is not DocumentKind.CategoryCertificate)]).Reasons());
        Assert.Equal(["S2-25 S2-18 CategoryOrder"], file.OnPlatform([.. items.Where(item => item.Kind is not DocumentKind.CategoryOrder)]).Reasons());
        Assert.Equal(["S2-25 S2-19 Achievement"], file.OnPlatform([.. items.Where(item => item.Item is not 7)]).Reasons());
        Assert.Equal(["S2-25 S2-20 LearnerAchievement"], file.OnPlatform([.. items.Where(item => item.Item is not 8)]).Reasons());
    }

    [Theory]
    [Requirement("S2-23")]
    [MemberData(nameof(ThroughPlatform))]
    public void For_moderators_and_experts_attachments_do_not_count(Category requested)
    {
        var file = Given.CaseFile(requested).OnPlatform().Applying(application => application with { Documents = Given.Documents() });

        Assert.Equal(Everything, file.Reasons());
    }

    [Theory]
    [MemberData(nameof(ThroughPortal))]
    public void For_all_others_the_platform_does_not_count(Category requested)
    {
        var file = Given.CaseFile(requested).OnPlatform([.. Given.PlatformItems()]).Applying(application => application with { Documents = [] });

        Assert.Equal(Everything, file.Reasons());
    }

    [Fact]
    public void A_platform_that_holds_no_portfolio_lacks_every_item()
    {
        var file = Given.CaseFile(Category.Expert).Knowing(evidence => evidence with { Portfolio = Given.Answer<Portfolio>(AnswerKind.NoData) });

        Assert.Equal(Everything, file.Reasons());
    }

    [Theory]
    [InlineData(nameof(AnswerKind.Unavailable))]
    [InlineData("not asked")]
    public void Of_a_platform_that_does_not_answer_nothing_is_said(string answer)
    {
        var file = Given.CaseFile(Category.Expert).Knowing(evidence => evidence with { Portfolio = Answer(answer, evidence.Portfolio) });

        Assert.Empty(file.Reasons());
    }

    [Theory]
    [Requirement("S2-17")]
    [InlineData(null, "Нет сертификата")]
    [InlineData("", "Ни одна из программ")]
    [InlineData("no", "Ни одна из программ")]
    [InlineData("unknown", "Ни одна из программ")]
    [InlineData("no,unknown", "Ни одна из программ")]
    [InlineData("yes", "")]
    [InlineData("no,yes", "")]
    [InlineData("yes,unknown", "")]
    public void At_least_one_course_is_of_an_agreed_programme(string? courses, string told)
    {
        bool?[] agreed = [.. (courses?.Split(',') ?? []).Select(course => course switch { "yes" => true, "no" => (bool?)false, _ => null })];
        var attached = Given.CaseFile().Without(DocumentKind.CourseCertificate)
            .Attaching([.. agreed.Select(one => Given.Document(DocumentKind.CourseCertificate) with { Agreed = one })]);
        var onPlatform = Given.CaseFile(Category.Expert)
            .OnPlatform([.. Given.PlatformItems().Where(item => item.Item is not 5), .. agreed.Select(one => Given.Item(5) with { Agreed = one })]);

        foreach (var reasons in new[] { attached, onPlatform }.Select(file => file.Decide().Reasons.ToArray()))
        {
            Assert.Equal(told is "" ? [] : ["S2-17"], reasons.Select(reason => reason.Requirement));
            Assert.All(reasons, reason => Assert.StartsWith(told, reason.Text.Ru, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_agreed_document_that_is_no_course_does_not_count_as_one()
    {
        var notAgreed = Given.CaseFile().Without(DocumentKind.CourseCertificate).Attaching(Given.Document(DocumentKind.CourseCertificate) with { Agreed = false });
        var onPlatform = Given.CaseFile(Category.Expert).OnPlatform(
            [.. Given.PlatformItems().Where(item => item.Item is not (5 or 7)), Given.Item(5) with { Agreed = false }, Given.Item(7) with { Agreed = true }]);

        Assert.Equal(["S2-25 S2-17 CourseCertificate"], notAgreed.Attaching(Given.Document(DocumentKind.Retraining) with { Agreed = true }).Reasons());
        Assert.Equal(["S2-25 S2-17 CourseCertificate"], onPlatform.Reasons());
    }

    [Theory]
    [Requirement("S2-18")]
    [InlineData(Category.Researcher)]
    [InlineData(Category.Moderator)]
    public void Who_never_held_a_category_owes_no_item_6(Category requested)
    {
        var file = Given.CaseFile(requested).Applying(application => application with { Held = null })
            .Without(DocumentKind.CategoryCertificate).Without(DocumentKind.CategoryOrder)
            .OnPlatform([.. Given.PlatformItems().Where(item => item.Item is not 6)]);

        Assert.DoesNotContain(file.Reasons(), line => line.Contains("S2-18", StringComparison.Ordinal));
        Assert.Empty(file.Applying(application => application with { MovedFromHigherEducation = true }).Reasons());
    }

    [Theory]
    [InlineData("", "S2-25 S2-18 CategoryCertificate,S2-25 S2-18 CategoryOrder")]
    [InlineData("CategoryCertificate", "S2-25 S2-18 CategoryOrder")]
    [InlineData("CategoryOrder", "S2-25 S2-18 CategoryCertificate")]
    [InlineData("CategoryCertificate,CategoryCertificate", "S2-25 S2-18 CategoryOrder")]
    [InlineData("CategoryCertificate,CategoryOrder", "")]
    [InlineData("unnamed", "S2-25 S2-18 CategoryOrder")]
    [InlineData("unnamed,unnamed", "")]
    [InlineData("unnamed,CategoryOrder", "")]
    [InlineData("unnamed,CategoryCertificate", "")]
    [InlineData("Achievement,CategoryOrder", "")]
    public void A_paper_under_item_6_that_the_platform_does_not_name_stands_for_one_that_is_lacking(string papers, string missing)
    {
        PortfolioItem[] items = [.. papers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(kind => Given.Item(6) with { Kind = Kind(kind) })];

        var reasons = Given.CaseFile(Category.Expert).OnPlatform([.. Given.PlatformItems().Where(item => item.Item is not 6), .. items]).Reasons();

        Assert.Equal(missing, string.Join(',', reasons));
    }

    [Theory]
    [Requirement("S2-15")]
    [InlineData(Category.Researcher)]
    [InlineData(Category.Moderator)]
    public void A_retraining_document_is_never_asked_for(Category requested)
    {
        var file = Given.CaseFile(requested);

        Assert.DoesNotContain(file.Application.Documents, document => document.Kind is DocumentKind.Retraining);
        Assert.Equal(Verdict.Accept, file.Decide().Verdict);
        Assert.Equal(Verdict.Accept, file.Attaching(Given.Document(DocumentKind.Retraining)).Decide().Verdict);
    }

    [Fact]
    public void A_finding_names_the_message_of_the_register_it_rests_on()
    {
        var diploma = Given.CaseFile().Knowing(evidence => evidence with { Diploma = Given.Answer<DiplomaRecord>(AnswerKind.NoData) }).Decide();
        var portfolio = Given.CaseFile(Category.Expert).OnPlatform([.. Given.PlatformItems().Where(item => item.Item is not 7)]).Decide();

        Assert.Equal("message-of-DiplomaRecord", diploma.Findings.Single().Source);
        Assert.Equal("snapshot-1", portfolio.Findings.Single().Source);
    }

    private static string[] Everything =>
    [
        "S2-25 S2-17 CourseCertificate", "S2-25 S2-18 CategoryCertificate", "S2-25 S2-18 CategoryOrder", "S2-25 S2-19 Achievement", "S2-25 S2-20 LearnerAchievement",
    ];

    private static DocumentKind? Kind(string name) => name is "unnamed" ? null : Enum.Parse<DocumentKind>(name);

    private static RegisterAnswer<T>? Answer<T>(string answer, RegisterAnswer<T>? found)
        where T : class => answer switch
        {
            nameof(AnswerKind.Found) => found,
            nameof(AnswerKind.NoData) => Given.Answer<T>(AnswerKind.NoData),
            nameof(AnswerKind.Unavailable) => Given.Answer<T>(AnswerKind.Unavailable),
            _ => null,
        };
}
