using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>
/// Weighs a case by the edition of the rules it was received under. Pure: no clock, no register, no database. Every shortcoming is
/// reported, not only the first: a refusal must name each document (Rules, Annex 4).
/// </summary>
internal static class DecisionRules
{
    public static Decision Decide(CaseFile file, SchoolYears years)
    {
        var edition = Editions.Of(file);
        var (certain, saidOnce) = SecondQuestions.Divide(file.Evidence, edition.Shortcomings(file, years.Of(file.FiledAt)));
        var found = new Found(edition.Name, file, certain, edition.Checks(file));

        return file.Review is null ? Propose(found, [.. edition.Doubts(file), .. saidOnce]) : AfterReview(found, file.Review);
    }

    // Unreliable data are looked at even when something is missing besides. A condition in doubt is not, when the application is refused
    // anyway: the corrected one will be looked at.
    private static Decision Propose(Found found, Finding[] doubts)
    {
        Finding[] conditions = [.. found.Checks.Where(check => check.Standing is Standing.Doubtful).Select(check => check.ToFinding())];

        return doubts is not [] ? found.Review([.. doubts, .. found.Shortcomings, .. conditions])
            : found.Shortcomings is not [] || conditions is [] ? found.Conclude(found.Shortcomings)
            : found.Review(conditions);
    }

    // "Proceed" lifts the doubts, nothing else: what is missing is still missing. "Refuse" is a refusal, whatever else was found.
    private static Decision AfterReview(Found found, PersonsDecision review)
    {
        if (review.Decision is ReviewDecision.Proceed)
        {
            // Nobody can lift a revoked consent but the citizen: nothing was asked, so nothing can be accepted (S2-26).
            return found.Known.Evidence.Consent is { State: ConsentState.Revoked } consent
                ? found.Conclude([ConsentRule.NoConsent(consent), .. found.Shortcomings])
                : found.Conclude(found.Shortcomings);
        }

        Finding[] theirs = [.. review.Reasons.Select(reason => ByPerson(reason, review))];

        // A refusal without a reason is none; the door lets no such decision in.
        return theirs is [] && found.Shortcomings is [] ? found.Review([]) : found.Conclude([.. theirs, .. found.Shortcomings]);
    }

    private static Finding ByPerson(Reason reason, PersonsDecision review) => new(
        new Shortcoming(reason.Ground, reason.Requirement, reason.Document, Grounds.CitationOf(reason.Ground), reason.Text),
        "decided by an authorised person",
        new FactSource("person", null, review.DecidedAt, null));

    private sealed record Found(string Edition, CaseFile Known, Finding[] Shortcomings, IReadOnlyList<Check> Checks)
    {
        public Decision Conclude(Finding[] shortcomings) => shortcomings is [var first, .. var others]
            ? Decision.Refuse(Edition, Known.FiledAt, Checks, first, others)
            : Decision.Accept(Edition, Known.FiledAt, [.. Checks]);

        public Decision Review(Finding[] findings) => Decision.Review(Edition, Known.FiledAt, Checks, findings);
    }
}
