using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>Conditions beside the documents: stated, doubted or left to the commission, and never a refusal by themselves.</summary>
public class EligibilityRulesTests
{
    public static TheoryData<Category> Categories => [.. Enum.GetValues<Category>()];

    [Fact]
    [Requirement("S2-25")]
    public void A_condition_in_doubt_goes_to_a_person_and_refuses_nobody()
    {
        var decision = Given.CaseFile().Holding(HeldCategoryName.Moderator).Decide();

        Assert.Equal(Verdict.Review, decision.Verdict);
        Assert.Equal(["S2-25 S2-25"], decision.Lines());
        Assert.Equal("п. 5, 10", decision.Findings.Single().Shortcoming.Citation.Clause);
    }

    [Fact]
    public void An_application_that_is_refused_for_its_documents_is_not_held_up_by_a_doubt()
    {
        var decision = Given.CaseFile().Holding(HeldCategoryName.Moderator).Without(DocumentKind.Achievement).Decide();

        Assert.Equal((Verdict.Refuse, "S2-25 S2-19 Achievement"), (decision.Verdict, Assert.Single(decision.Lines())));
        Assert.Contains(decision.Checks, check => check.Standing is Standing.Doubtful);
    }

    [Fact]
    public void A_person_who_goes_on_lifts_the_doubt()
    {
        var skipped = Given.CaseFile().Holding(HeldCategoryName.Moderator) with { Review = new PersonsDecision(ReviewDecision.Proceed, [], Given.ReceivedAt) };

        Assert.Equal(Verdict.Accept, skipped.Decide().Verdict);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void What_has_no_source_here_is_said_to_be_unchecked_with_its_clause(Category requested)
    {
        var unchecked_ = Given.CaseFile(requested).Decide().Checks.Where(check => check.Standing is Standing.NotChecked).ToArray();

        Assert.Superset(
            new HashSet<string> { "knowledge test (ОЗП)", "points of the portfolio", "post held", "freezes and exemptions" },
            unchecked_.Select(check => check.Condition).ToHashSet());
        Assert.All(unchecked_, check => Assert.NotEmpty(check.Facts));
    }

    [Fact]
    public void Decision_and_checks_come_back_from_storage_as_they_were()
    {
        foreach (var file in new[] { Given.CaseFile(), Given.CaseFile().Holding(HeldCategoryName.Moderator), Given.CaseFile().Without(DocumentKind.Achievement), Given.PaperFile() })
        {
            var stored = JsonSerializer.Serialize(file.Decide(), ContractJson.Options);

            var back = JsonSerializer.Deserialize<Decision>(stored, ContractJson.Options)!;

            Assert.Equal(stored, JsonSerializer.Serialize(back, ContractJson.Options));
            Assert.Equal(file.Decide().Lines(), back.Lines());
        }
    }

    [Theory]
    [InlineData("2026-10-05", "Doubtful п. 29, 46")]
    [InlineData("2026-10-06", "Met п. 3")]
    [InlineData(null, "NotChecked п. 3")]
    public void A_category_is_held_to_the_last_day_of_its_term(string? validUntil, string expected) => Assert.Equal(
        expected, Given.CaseFile().Holding(HeldCategoryName.Expert, validUntil is null ? null : DateOnly.Parse(validUntil)).Condition("category held"));

    [Theory]
    [InlineData("2026-10-07", "2027-08-31", true)]
    [InlineData("2026-10-06", "2027-08-31", false)]
    [InlineData("2026-09-01", "2026-08-31", true)]
    [InlineData("2026-10-06", "2026-10-06", false)]
    public void An_order_dated_in_the_future_or_after_the_term_contradicts_itself(string ordered, string validUntil, bool contradicts)
    {
        var checks = Given.CaseFile().Holding(HeldCategoryName.Expert, DateOnly.Parse(validUntil), DateOnly.Parse(ordered)).Decide().Checks;

        Assert.Equal(contradicts, checks.Any(check => check.Doubt == Doubts.CategoryDates));
    }

    [Theory]
    [InlineData(DocumentKind.CategoryCertificate)]
    [InlineData(DocumentKind.CategoryOrder)]
    public void A_document_of_a_category_that_the_application_does_not_name_goes_to_review(DocumentKind attached)
    {
        var file = Given.CaseFile(Category.Head3).Holding(null).Without(DocumentKind.CategoryCertificate).Without(DocumentKind.CategoryOrder);

        Assert.Equal(Verdict.Accept, file.Decide().Verdict);
        Assert.Equal(["S2-25 S2-18 CategoryCertificate"], file.Attaching(Given.Document(attached)).Reasons());
    }

    [Theory]
    [InlineData("2024-10-06", "Met п. 63")]
    [InlineData("2024-10-07", "Doubtful п. 63")]
    [InlineData(null, "NotChecked п. 63")]
    public void An_early_award_comes_two_years_after_the_last_one(string? ordered, string expected) => Assert.Equal(
        expected,
        Given.CaseFile().Holding(HeldCategoryName.Expert, null, ordered is null ? null : DateOnly.Parse(ordered)).Applying(application => application with { Early = true }).Condition("early award"));

    [Fact]
    public void Nothing_is_said_of_an_early_award_that_nobody_asked_for() =>
        Assert.DoesNotContain(Given.CaseFile().Decide().Checks, check => check.Condition.Contains("early", StringComparison.Ordinal));

    [Theory]
    [InlineData(Category.Expert, "4 needed")]
    [InlineData(Category.Researcher, "5 needed")]
    [InlineData(Category.Master, "6 needed")]
    public void How_many_achievements_an_early_award_needs_is_stated_and_not_judged(Category requested, string facts)
    {
        var check = Given.CaseFile(requested).Applying(application => application with { Early = true }).Decide().Checks.Single(check => check.Condition == "achievements for early award");

        Assert.Equal(Standing.NotChecked, check.Standing);
        Assert.StartsWith(facts, check.Facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Category.Moderator, 71, "ForCommission")]
    [InlineData(Category.Moderator, 72, "Met")]
    [InlineData(Category.Expert, 72, "Met")]
    [InlineData(Category.Researcher, 79, "ForCommission")]
    [InlineData(Category.Researcher, 80, "Met")]
    [InlineData(Category.Master, 107, "ForCommission")]
    [InlineData(Category.Master, 108, "Met")]
    [InlineData(Category.Researcher, null, "NotChecked")]
    public void Hours_of_courses_are_those_of_Annex_12_and_are_judged_by_the_commission(Category requested, int? hours, string standing)
    {
        var file = Given.CaseFile(requested);
        file = Gateway.Deciding.Categories.IsOnPlatform(requested)
            ? file.OnPlatform([.. Given.PlatformItems().Select(item => item.Item is 5 ? item with { Hours = hours } : item)])
            : file.Applying(application => application with { Documents = [.. application.Documents.Select(document => document with { Hours = hours })] });

        Assert.StartsWith($"{standing} приложение 12", file.Condition("hours of courses"), StringComparison.Ordinal);
        Assert.Equal(Verdict.Accept, file.Decide().Verdict);
    }

    [Theory]
    [InlineData(Category.Moderator, "2024-10-01", "мұғалім", "Met")]
    [InlineData(Category.Moderator, "2024-10-30", "мұғалім", "NotChecked")]
    [InlineData(Category.Expert, "2023-10-01", "учитель математики", "Met")]
    [InlineData(Category.Researcher, "2022-10-01", "мұғалім", "Met")]
    [InlineData(Category.Researcher, "2022-11-01", "мұғалім", "NotChecked")]
    [InlineData(Category.Master, "2021-09-01", "мұғалім", "Met")]
    [InlineData(Category.Master, "2022-09-01", "мұғалім", "NotChecked")]
    [InlineData(Category.Moderator, "2001-09-01", "бухгалтер", "NotChecked")]
    public void Experience_may_be_shown_by_the_register_and_is_never_disproved_by_it(Category requested, string from, string post, string standing)
    {
        var contract = new EmploymentContract("111140999014", post, DateOnly.Parse(from), To: null);
        var file = Given.CaseFile(requested).Knowing(evidence => evidence with { Employment = Given.Found(new EmploymentRecord([contract])) });

        Assert.StartsWith(standing, file.Condition("teaching experience"), StringComparison.Ordinal);
        Assert.Equal(Verdict.Accept, file.Decide().Verdict);
    }

    [Fact]
    public void Two_contracts_at_once_are_one_time()
    {
        EmploymentContract One(string from, string to) => new("111140999014", "мұғалім", DateOnly.Parse(from), DateOnly.Parse(to));
        var twice = Given.CaseFile(Category.Expert).Knowing(evidence => evidence with
        {
            Employment = Given.Found(new EmploymentRecord([One("2025-01-01", "2026-12-31"), One("2025-01-01", "2026-12-31"), One("2025-06-01", "2026-12-31")])),
        });

        Assert.StartsWith("NotChecked", twice.Condition("teaching experience"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Category.Moderator, "the education organisation")]
    [InlineData(Category.Researcher, "the education department of the oblast or city")]
    [InlineData(Category.Head1, "the education department of the oblast or city")]
    [InlineData(Category.Deputy1, "the education department of the oblast or city")]
    [InlineData(Category.Master, "the authorised body")]
    public void The_category_says_whose_commission_decides(Category requested, string who)
    {
        var check = Given.CaseFile(requested).Decide().Checks.Single(check => check.Condition == "commission");

        Assert.Equal((Standing.Met, $"decided by the commission of: {who}"), (check.Standing, check.Facts));
    }

    [Theory]
    [InlineData(Category.Expert)]
    [InlineData(Category.Head2)]
    [InlineData(Category.Deputy3)]
    public void Where_it_depends_on_the_provider_it_is_known_from_the_list_of_providers_alone(Category requested)
    {
        var unknown = Given.CaseFile(requested);
        var listed = unknown.Knowing(evidence => evidence with { Provider = new ProviderListing(true, CommissionLevel.Oblast) });

        Assert.Equal("NotChecked п. 19", unknown.Condition("commission"));
        Assert.Equal("Met п. 19", listed.Condition("commission"));
    }
}
