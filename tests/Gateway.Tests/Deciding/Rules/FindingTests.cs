using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>What a finding rests on can be looked up.</summary>
public class FindingTests
{
    [Fact]
    public void A_fact_of_a_register_names_its_message_its_time_and_that_its_signature_was_valid()
    {
        var finding = Given.CaseFile().Knowing(evidence => evidence with { Diploma = Given.Answer<DiplomaRecord>(AnswerKind.NoData) }).Decide().Findings.Single();

        Assert.Equal(new FactSource("diploma", "message-of-DiplomaRecord", Given.ReceivedAt, SignatureVerdict.Valid), finding.Sources.Single());
    }

    [Fact]
    public void The_platform_does_not_sign_and_its_snapshot_is_named()
    {
        var finding = Given.CaseFile(Category.Expert).OnPlatform([.. Given.PlatformItems().Where(item => item.Item is not 7)]).Decide().Findings.Single();

        Assert.Equal(new FactSource("portfolio", "snapshot-1", Given.ReceivedAt, null), finding.Sources.Single());
    }

    [Fact]
    public void A_fact_of_the_message_names_the_application()
    {
        var file = Given.CaseFile().Applying(application => application with { Essay = null });

        Assert.Equal(new FactSource("application", file.Application.Id.ToString("D"), file.ReceivedAt, null), file.Decide().Findings.Single().Sources.Single());
    }

    [Fact]
    public void A_person_who_decided_is_a_source_too()
    {
        var theirs = Texts.ByPerson("S2-24", nameof(DocumentKind.Diploma), new BilingualText("Түсіндірме.", "Пояснение."));
        var file = Given.CaseFile() with { Review = new PersonsDecision(ReviewDecision.Refuse, [theirs], Given.ReceivedAt) };

        var finding = file.Decide().Findings.Single();

        Assert.Equal(("person", "строка 9, пп. 1)"), (finding.Sources.Single().Register, finding.Shortcoming.Citation.Clause));
    }
}
