using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>S2-24: what does not fit together is shown to a person, and the machine concludes nothing.</summary>
public class ReliabilityRulesTests
{
    [Theory]
    [Requirement("S2-24")]
    [InlineData("ҮЛГІЛІ ӘЛИЯ СЫНАҚҚЫЗЫ", true)]
    [InlineData("Үлгілі Әлия Сынаққызы", true)]
    [InlineData("  үлгілі   әлия\tсынаққызы ", true)]
    [InlineData("ҮЛГІЛІ ӘЛИЯ", false)]
    [InlineData("ӘЛИЯ ҮЛГІЛІ СЫНАҚҚЫЗЫ", false)]
    [InlineData("ҮЛГІЛІ АЛИЯ СЫНАҚҚЫЗЫ", false)]
    [InlineData("ҮЛГІЛІӘЛИЯ СЫНАҚҚЫЗЫ", false)]
    [InlineData("", false)]
    public void A_name_that_is_not_the_registers_goes_to_review(string registered, bool alike) =>
        AssertReview(!alike, "S2-24 S2-22", Given.CaseFile().Knowing(evidence => evidence with { Identity = Given.Found(Person(registered)) }));

    [Fact]
    public void Composed_and_decomposed_letters_of_a_name_are_the_same_letters()
    {
        var file = Given.CaseFile()
            .Applying(application => application with { Applicant = application.Applicant with { FullName = "Йорданова Ёлка" } })
            .Knowing(evidence => evidence with
            {
                Identity = Given.Found(Person("И\u0306ОРДАНОВА Е\u0308ЛКА")),
                Diploma = Given.Found(new DiplomaRecord("И\u0306орданова Е\u0308лка", null, null, null)),
            });

        Assert.Equal(Verdict.Accept, file.Decide().Verdict);
    }

    [Theory]
    [InlineData(nameof(AnswerKind.NoData), true)]
    [InlineData(nameof(AnswerKind.Unavailable), false)]
    public void A_person_whom_the_register_does_not_know_goes_to_review(string kind, bool review) => AssertReview(
        review, "S2-24 S2-22", Given.CaseFile().Knowing(evidence => evidence with { Identity = Given.Answer<IdentityRecord>(Enum.Parse<AnswerKind>(kind)) }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_applicant_who_is_dead_by_the_register_goes_to_review(bool alive, bool review) => AssertReview(
        review, "S2-24 S2-22", Given.CaseFile().Knowing(evidence => evidence with { Identity = Given.Found(Person(Given.FullName) with { Alive = alive }) }));

    [Theory]
    [InlineData("2000-02-29", false)]
    [InlineData("2000-03-01", true)]
    public void A_date_of_birth_that_is_not_that_of_the_ИИН_goes_to_review(string born, bool review) => AssertReview(
        review, "S2-24 S2-22", Given.CaseFile().Knowing(evidence => evidence with { Identity = Given.Found(Person(Given.FullName) with { BirthDate = DateOnly.Parse(born) }) }));

    [Theory]
    [InlineData("ҮЛГІЛІ ӘЛИЯ СЫНАҚҚЫЗЫ", false)]
    [InlineData("БҰРЫНҒЫ ӘЛИЯ СЫНАҚҚЫЗЫ", false)]
    [InlineData("Бұрынғы Әлия", false)]
    [InlineData("БАСҚА АДАМ ҰЛЫ", true)]
    public void A_diploma_with_no_name_of_the_applicants_goes_to_review(string name, bool review) => AssertReview(
        review, "S2-24 S2-14 Diploma", Given.CaseFile().Knowing(evidence => evidence with { Diploma = Given.Found(new DiplomaRecord(name, null, null, null)) }));

    [Theory]
    [Requirement("S2-2")]
    [InlineData(null, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_provider_that_is_not_on_the_list_goes_to_review_and_is_nobodys_refusal(bool? listed, bool review) => AssertReview(
        review, "S2-25 S2-2", Given.CaseFile().Knowing(evidence => evidence with { Provider = listed is { } known ? new ProviderListing(known, null) : null }));

    [Theory]
    [InlineData("2026-10-06", null, false)]
    [InlineData("2026-10-07", null, true)]
    [InlineData("2021-09-01", "2026-10-06", false)]
    [InlineData("2021-09-01", "2026-10-05", true)]
    public void Contracts_none_of_which_is_in_force_go_to_review(string from, string? to, bool review) =>
        AssertReview(review, "S2-24 S2-16 Employment", Employed(Contract(from, to)));

    [Fact]
    public void One_contract_in_force_is_enough()
    {
        Assert.Equal(Verdict.Accept, Employed(Contract("2015-09-01", "2021-08-31"), Contract("2021-09-01", null)).Decide().Verdict);
        AssertReview(true, "S2-24 S2-16 Employment", Employed(Contract("2015-09-01", "2021-08-31"), Contract("2021-09-01", "2026-08-31")));
    }

    [Fact]
    public void The_day_of_a_contract_is_that_of_Kazakhstan()
    {
        var justAfterMidnight = DateTimeOffset.Parse("2026-10-06T19:30:00Z");
        var file = Employed(Contract("2026-10-07", null)).Applying(application => application with { SubmittedAt = justAfterMidnight }) with { ReceivedAt = justAfterMidnight };

        Assert.Equal(Verdict.Accept, file.Decide().Verdict);
    }

    [Fact]
    public void A_mismatch_is_not_settled_by_a_shortcoming_beside_it()
    {
        var decision = Given.CaseFile()
            .Knowing(evidence => evidence with { Identity = Given.Found(Person("БАСҚА АДАМ")) })
            .Applying(application => application with { Essay = null })
            .Decide();

        Assert.Equal(Verdict.Review, decision.Verdict);
        Assert.Equal(["S2-24 S2-22", "S2-25 S2-21 Essay"], decision.Lines());
    }

    [Fact]
    public void Every_doubt_is_shown_at_once()
    {
        var decision = Employed(Contract("2015-09-01", "2021-08-31"))
            .Knowing(evidence => evidence with { Consent = Given.Consent(ConsentState.Revoked), Identity = Given.Found(Person("БАСҚА АДАМ") with { Alive = false }) })
            .Decide();

        Assert.Equal(Verdict.Review, decision.Verdict);
        Assert.Equal(["S2-24 S2-26", "S2-24 S2-22", "S2-24 S2-22", "S2-24 S2-16 Employment"], decision.Lines());
    }

    private static void AssertReview(bool expected, string line, CaseFile file)
    {
        var decision = file.Decide();

        Assert.Equal(expected ? Verdict.Review : Verdict.Accept, decision.Verdict);
        Assert.Equal(expected ? [line] : [], decision.Lines());
    }

    private static CaseFile Employed(params EmploymentContract[] contracts) =>
        Given.CaseFile().Knowing(evidence => evidence with { Employment = Given.Found(new EmploymentRecord(contracts)) });

    private static EmploymentContract Contract(string from, string? to) =>
        new("111140999014", "мұғалім", DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to));

    private static IdentityRecord Person(string fullName) => new(fullName, new DateOnly(2000, 2, 29), Alive: true);
}
