using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

/// <summary>What persons decide about a case that is under way: the applicant who withdraws, the provider who has looked at it.</summary>
internal sealed class DecisionDesk(CaseStore cases, Doorkeeper doorkeeper, Clocks clocks)
{
    public async Task WithdrawAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (WithdrawApplicationReader.Read(body))
        {
            case Reading<WithdrawApplication>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            case Reading<WithdrawApplication>.Accepted { Value: var withdrawal, Legible: var known }:
                var @case = await cases.WithdrawAsync(withdrawal.ApplicationId, withdrawal.Reason, found => Withdrawal.Of(found, withdrawal.Reason, clocks.Now), cancellationToken);
                if (@case?.State is not CaseState.Withdrawn)
                {
                    var problem = @case is null ? Problems.WithdrawalKept : Problems.NotWithdrawable;
                    await doorkeeper.RejectAsync([problem.At("/applicationId")], known, message, cancellationToken, @case?.Number);
                }

                break;
        }
    }

    public async Task ReviewAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (RecordReviewDecisionReader.Read(body))
        {
            case Reading<RecordReviewDecision>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            case Reading<RecordReviewDecision>.Accepted { Value: var decision, Legible: var known }:
                var @case = await cases.ChangeAsync(decision.ApplicationId, found => Record(found, decision), cancellationToken);
                if (Objection(@case, decision) is { } problem)
                {
                    await doorkeeper.RejectAsync([problem.At("/applicationId")], known, message, cancellationToken, @case?.Number);
                }

                break;
        }
    }

    private Step? Record(Case found, RecordReviewDecision decision)
    {
        // A case may come back to review from signing: then the decision of before, delivered once more, is not the new one.
        if (found.State is not CaseState.InReview || IsSame(found.Recorded, decision))
        {
            return null;
        }

        var review = new PersonsDecision(decision.Decision, Reasons(decision), decision.DecidedAt);
        var note = new JournalNote(
            "Review",
            decision.Decision.ToString(),
            new { decision.Ground, decision.Documents, decision.DecidedAt },
            new { decision.DecidedBy, decision.Explanation });

        return new Step(found with { Review = review, Recorded = decision, State = CaseState.Deciding, DueAt = clocks.Now }, note);
    }

    private static ProblemKind? Objection(Case? found, RecordReviewDecision decision) => found switch
    {
        null => Problems.ApplicationUnknown,
        _ when IsSame(found.Recorded, decision) => null,
        { Recorded: null } => Problems.NotInReview,
        _ => Problems.ReviewDecided,
    };

    // A list in a record compares by reference: the message as it would be written does not.
    private static bool IsSame(RecordReviewDecision? one, RecordReviewDecision other) =>
        one is not null && JsonSerializer.Serialize(one, ContractJson.Options) == JsonSerializer.Serialize(other, ContractJson.Options);

    private static IReadOnlyList<Reason> Reasons(RecordReviewDecision decision)
    {
        if (decision.Decision is not ReviewDecision.Refuse)
        {
            return [];
        }

        DocumentKind?[] documents = decision.Documents is { Count: > 0 } named ? [.. named.Cast<DocumentKind?>()] : [null];

        return [.. documents.Select(document => Texts.ByPerson(decision.Ground!, document?.ToString(), Signed(decision)))];
    }

    // S2-6, S2-24: the citizen reads who decided, by post; the person's number is in the journal only, encrypted.
    private static BilingualText Signed(RecordReviewDecision decision) => new(
        $"{decision.Explanation!.Kk} Шешімді қабылдаған: {decision.DecidedBy.Position}.",
        $"{decision.Explanation.Ru} Решение принял(а): {decision.DecidedBy.Position}.");
}
