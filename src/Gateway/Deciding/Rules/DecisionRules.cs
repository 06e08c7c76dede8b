using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>
/// Weighs a case by the list of main requirements in the wording of Order №32 of 25.02.2025. Pure: no clock, no register, no database.
/// Every shortcoming is reported, not only the first: a refusal must name each document (Rules, Annex 4).
/// </summary>
internal static class DecisionRules
{
    public const string Edition = "2025";

    public static Decision Decide(CaseFile file, SchoolYears years)
    {
        var year = years.Of(file.FiledAt);
        Finding[] shortcomings =
        [
            .. ConsentRule.Shortcomings(file),
            .. PeriodRules.Shortcomings(file, year),
            .. DocumentRules.Shortcomings(file),
            .. EssayRule.Shortcomings(file, year),
        ];

        return file.Review is null ? Propose(file, shortcomings) : AfterReview(file, file.Review, shortcomings);
    }

    private static Decision Propose(CaseFile file, Finding[] shortcomings)
    {
        Finding[] doubts = [.. ReliabilityRules.Doubts(file)];

        return doubts is [] ? Conclude(file, shortcomings) : new Decision(Edition, Verdict.Review, [.. doubts, .. shortcomings], file.FiledAt);
    }

    // "Proceed" lifts the doubts, nothing else: what is missing is still missing. "Refuse" is a refusal, whatever else was found.
    private static Decision AfterReview(CaseFile file, PersonsDecision review, Finding[] shortcomings)
    {
        if (review.Decision is ReviewDecision.Proceed)
        {
            // Nobody can lift a revoked consent but the citizen: nothing was asked, so nothing can be accepted (S2-26).
            return file.Evidence.Consent is { State: ConsentState.Revoked } consent
                ? Conclude(file, [new Finding(Texts.NoConsent, "consent: Revoked", consent.MessageId), .. shortcomings])
                : Conclude(file, shortcomings);
        }

        var theirs = review.Reasons.Select(reason => new Finding(reason, "decided by an authorised person", null));

        return new Decision(Edition, Verdict.Refuse, [.. theirs, .. shortcomings], file.FiledAt);
    }

    private static Decision Conclude(CaseFile file, Finding[] shortcomings) =>
        new(Edition, shortcomings is [] ? Verdict.Accept : Verdict.Refuse, shortcomings, file.FiledAt);
}
