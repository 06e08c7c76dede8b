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
                var @case = await cases.ChangeAsync(withdrawal.ApplicationId, Withdraw, cancellationToken);
                await RejectUnlessAsync(@case?.State is CaseState.Withdrawn, Problems.NotWithdrawable, @case, known, message, cancellationToken);
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
                await RejectUnlessAsync(@case?.Review is not null, Problems.NotInReview, @case, known, message, cancellationToken);
                break;
        }
    }

    private Step? Withdraw(Case found)
    {
        if (found.HasEnded)
        {
            return null;
        }

        var now = Kazakhstan.ToLocal(clocks.Now);

        return new Step(
            found with { State = CaseState.Withdrawn, DueAt = null },
            new JournalNote("Receiving", "withdrawn", new { during = found.State.ToString() }),
            EventMessages.Withdrawn(found, now),
            EventMessages.Stage(found, ServiceStage.Withdrawn, now));
    }

    private Step? Record(Case found, RecordReviewDecision decision)
    {
        if (found.State is not CaseState.InReview)
        {
            return null;
        }

        var review = new PersonsDecision(decision.Decision, Reasons(decision), decision.DecidedAt);
        var note = new JournalNote("Review", decision.Decision.ToString(), new { decision.Ground, decision.Documents, position = decision.DecidedBy.Position, decision.DecidedAt });

        return new Step(found with { Review = review, State = CaseState.Deciding, DueAt = clocks.Now }, note);
    }

    private static IReadOnlyList<Reason> Reasons(RecordReviewDecision decision)
    {
        if (decision.Decision is not ReviewDecision.Refuse)
        {
            return [];
        }

        DocumentKind?[] documents = decision.Documents is { Count: > 0 } named ? [.. named.Cast<DocumentKind?>()] : [null];

        return [.. documents.Select(document => Texts.ByPerson(decision.Ground!, document?.ToString(), decision.Explanation!))];
    }

    private async Task RejectUnlessAsync(
        bool isDone, ProblemKind otherwise, Case? @case, Legible known, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (!isDone)
        {
            var problem = @case is null ? Problems.ApplicationUnknown : otherwise;
            await doorkeeper.RejectAsync([problem.At("/applicationId")], known, message, cancellationToken, @case?.Number);
        }
    }
}
