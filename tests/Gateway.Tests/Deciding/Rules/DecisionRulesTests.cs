using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class DecisionRulesTests
{
    public static TheoryData<Category> Categories => [.. Enum.GetValues<Category>()];

    [Theory]
    [Requirement("S2-7")]
    [MemberData(nameof(Categories))]
    public void An_application_in_order_is_accepted(Category requested)
    {
        var decision = Given.CaseFile(requested).Decide();

        Assert.Equal(Verdict.Accept, decision.Verdict);
        Assert.Empty(decision.Findings);
    }

    [Fact]
    [Requirement("S2-25")]
    public void A_refusal_gives_every_reason_and_not_the_first()
    {
        var decision = Hopeless().Decide(Given.Years("Заманауи сабақ"));

        Assert.Equal(Verdict.Refuse, decision.Verdict);
        Assert.Equal(
            [
                "S2-25 S2-27",
                "S2-25 S2-28",
                "S2-25 S2-14 Diploma",
                "S2-25 S2-16 Employment",
                "S2-25 S2-17 CourseCertificate",
                "S2-25 S2-18 CategoryCertificate",
                "S2-25 S2-18 CategoryOrder",
                "S2-25 S2-19 Achievement",
                "S2-25 S2-20 LearnerAchievement",
                "S2-25 S2-21 Essay",
                "S2-25 S2-21 Essay",
            ],
            decision.Lines());
    }

    [Theory]
    [Requirement("S2-26")]
    [InlineData(nameof(ConsentState.Granted), nameof(Verdict.Accept), null)]
    [InlineData(nameof(ConsentState.NotGiven), nameof(Verdict.Refuse), "S2-26 S2-26")]
    [InlineData(nameof(ConsentState.Denied), nameof(Verdict.Refuse), "S2-26 S2-26")]
    [InlineData(nameof(ConsentState.Expired), nameof(Verdict.Refuse), "S2-26 S2-26")]
    [InlineData(nameof(ConsentState.Revoked), nameof(Verdict.Review), "S2-24 S2-26")]
    [InlineData(nameof(ConsentState.Pending), nameof(Verdict.Accept), null)]
    [InlineData(nameof(ConsentState.Unavailable), nameof(Verdict.Accept), null)]
    public void Only_a_consent_denied_or_expired_refuses_and_a_revoked_one_goes_to_review(string consent, string verdict, string? line)
    {
        var decision = Given.CaseFile().Consenting(Enum.Parse<ConsentState>(consent)).Decide();

        Assert.Equal(verdict, decision.Verdict.ToString());
        Assert.Equal(line is null ? [] : [line], decision.Lines());
    }

    [Theory]
    [InlineData(Category.Researcher)]
    [InlineData(Category.Moderator)]
    public void Without_consent_the_registers_are_not_asked_and_nothing_they_would_say_is_judged(Category requested)
    {
        Assert.Equal(["S2-26 S2-26"], Given.CaseFile(requested).Consenting(ConsentState.Denied).Reasons());
    }

    [Fact]
    public void Without_consent_what_the_message_itself_lacks_is_told_all_the_same()
    {
        var file = Given.CaseFile().Consenting(ConsentState.Denied).Without(DocumentKind.Achievement).Applying(application => application with { Essay = null });

        Assert.Equal(["S2-26 S2-26", "S2-25 S2-19 Achievement", "S2-25 S2-21 Essay"], file.Reasons());
    }

    [Theory]
    [InlineData(Category.Researcher)]
    [InlineData(Category.Moderator)]
    public void A_register_that_is_silent_is_never_taken_for_one_that_holds_no_data(Category requested)
    {
        var file = Given.CaseFile(requested).Knowing(evidence => evidence with
        {
            Identity = Given.Answer<IdentityRecord>(AnswerKind.Unavailable),
            Diploma = Given.Answer<DiplomaRecord>(AnswerKind.Unavailable),
            Employment = Given.Answer<EmploymentRecord>(AnswerKind.Unavailable),
            Portfolio = Given.Answer<Portfolio>(AnswerKind.Unavailable),
        });

        Assert.Empty(file.Decide().Findings);
    }

    [Fact]
    [Requirement("S2-6")]
    public void Proceeding_after_a_review_lifts_the_doubts_and_nothing_else()
    {
        var doubtful = Given.CaseFile().Knowing(evidence => evidence with { Identity = Given.Answer<IdentityRecord>(AnswerKind.NoData) });
        var proceed = new PersonsDecision(ReviewDecision.Proceed, [], Given.ReceivedAt);

        var complete = (doubtful with { Review = proceed }).Decide();
        var lacking = (doubtful.Without(DocumentKind.Achievement) with { Review = proceed }).Decide();

        Assert.Equal((Verdict.Accept, 0), (complete.Verdict, complete.Findings.Count));
        Assert.Equal(Verdict.Refuse, lacking.Verdict);
        Assert.Equal(["S2-25 S2-19 Achievement"], lacking.Lines());
    }

    [Fact]
    [Requirement("S2-24")]
    public void A_persons_refusal_stands_before_what_the_machine_found()
    {
        var theirs = Texts.ByPerson("S2-24", nameof(DocumentKind.Achievement), new BilingualText("Түсіндірме", "Пояснение"));
        var refused = Given.CaseFile().Applying(application => application with { Essay = null }) with
        {
            Review = new PersonsDecision(ReviewDecision.Refuse, [theirs], Given.ReceivedAt),
        };

        var decision = refused.Decide();

        Assert.Equal(Verdict.Refuse, decision.Verdict);
        Assert.Equal(["S2-24 S2-24 Achievement", "S2-25 S2-21 Essay"], decision.Lines());
        Assert.Equal("Пояснение", decision.Reasons.First().Text.Ru);
    }

    [Fact]
    public void A_persons_refusal_never_comes_out_as_an_acceptance()
    {
        var refused = Given.CaseFile() with { Review = new PersonsDecision(ReviewDecision.Refuse, [], Given.ReceivedAt) };

        Assert.Equal(Verdict.Review, refused.Decide().Verdict);
    }

    [Fact]
    public void A_date_in_no_school_year_is_an_error_and_not_a_refusal()
    {
        var file = Given.CaseFile().Applying(application => application with { SubmittedAt = DateTimeOffset.Parse("2027-09-01T00:00:00+05:00") }) with
        {
            ReceivedAt = DateTimeOffset.Parse("2027-09-01T00:00:00+05:00"),
        };

        var error = Assert.Throws<SchoolYearsException>(() => file.Decide());

        Assert.Contains("2027-09-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_case_is_decided_the_same_for_ever()
    {
        foreach (var file in new[] { Given.CaseFile(), Given.CaseFile(Category.Expert), Hopeless(), Given.CaseFile().Consenting(ConsentState.Revoked) })
        {
            var first = JsonSerializer.Serialize(file.Decide(), ContractJson.Options);
            var replayed = JsonSerializer.Deserialize<Evidence>(JsonSerializer.Serialize(file.Evidence, ContractJson.Options), ContractJson.Options)!;
            var again = JsonSerializer.Serialize((file with { Evidence = replayed }).Decide(), ContractJson.Options);

            Assert.Equal(first, again);
        }
    }

    [Fact]
    [Requirement("S2-1")]
    public void A_decision_names_the_edition_of_the_rules_and_the_instant_it_is_made_for()
    {
        var file = Given.CaseFile();

        Assert.Equal(("2025", file.FiledAt), (file.Decide().Edition, file.Decide().InForceAt));
    }

    [Fact]
    public void No_fact_of_a_finding_says_who_the_applicant_is()
    {
        var findings = Hopeless().Decide().Findings.Concat(
            Given.CaseFile().Knowing(evidence => evidence with { Identity = Given.Found(new IdentityRecord("БАСҚА АДАМ", default, true)) }).Decide().Findings);

        Assert.All(findings, finding =>
        {
            Assert.DoesNotContain(Given.Iin().Value, JsonSerializer.Serialize(finding, ContractJson.Options), StringComparison.Ordinal);
            Assert.DoesNotContain("ҮЛГІЛІ", JsonSerializer.Serialize(finding, ContractJson.Options), StringComparison.Ordinal);
            Assert.DoesNotContain("БАСҚА", JsonSerializer.Serialize(finding, ContractJson.Options), StringComparison.Ordinal);
        });
    }

    // Everything is wrong that the machine may judge by itself.
    private static CaseFile Hopeless()
    {
        var late = DateTimeOffset.Parse("2026-12-01T12:00:00+05:00");

        return Given.CaseFile().Applying(application => application with { SubmittedAt = late, Documents = [], Essay = Given.Essay(301, "Басқа") }) with
        {
            ReceivedAt = late,
            Evidence = Given.Evidence() with
            {
                Diploma = Given.Answer<DiplomaRecord>(AnswerKind.NoData),
                Employment = Given.Answer<EmploymentRecord>(AnswerKind.NoData),
                FiledBefore = FiledBefore.Accepted,
            },
        };
    }
}
