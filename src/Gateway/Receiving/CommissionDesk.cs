using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// Takes what the attestation commission decided on a paper application (S1-13, S1-14). The case goes once more through notices, signing
/// and issuing: with the decision, then with the order.
/// </summary>
internal sealed class CommissionDesk(CaseStore cases, Outbox outbox, Doorkeeper doorkeeper, WorkingTimes workingTimes, Clocks clocks, Wakers wakers)
{
    public async Task RecordAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (RecordCommissionDecisionReader.Read(body))
        {
            case Reading<RecordCommissionDecision>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            case Reading<RecordCommissionDecision>.Accepted { Value: var told, Legible: var known }:
                await RecordAsync(told, known, message, cancellationToken);
                break;
        }
    }

    private async Task RecordAsync(RecordCommissionDecision told, Legible known, IncomingMessage message, CancellationToken cancellationToken)
    {
        var replyTo = Doorkeeper.ReplyAddressOf(message);
        IReadOnlyList<Problem> problems = [];
        var isRepeated = false;
        var found = await cases.ChangeAsync(
            told.ApplicationId,
            current =>
            {
                problems = CommissionRules.Against(current, told, clocks.Now);
                isRepeated = problems is [] && current.Commission is not null;

                return problems is [] && !isRepeated ? Record(current, told, replyTo) : null;
            },
            cancellationToken);

        if (found is null)
        {
            await doorkeeper.RejectAsync([Problems.ApplicationUnknown.At("/applicationId")], known, message, cancellationToken);
        }
        else if (problems is not [])
        {
            var about = new Legible(found.Id, found.Application.Channel, found.Application.Provider.Value);
            await doorkeeper.RejectAsync(problems, about, message, cancellationToken, found.Number);
        }
        else if (isRepeated)
        {
            await outbox.AddAsync([.. EventMessages.CommissionRecorded(found, found.Commission!, replyTo, clocks.Now)], cancellationToken);
            wakers.WakeAll();
        }
    }

    private Step Record(Case current, RecordCommissionDecision told, ReplyAddress? replyTo)
    {
        var now = Kazakhstan.ToLocal(clocks.Now);
        var recordedAt = CommissionResult.RecordedAfter(current.Notice!, now);
        var dueBy = workingTimes.Of(current.Application.Provider).TermsOf(recordedAt).DueBy;
        var commission = new CommissionResult(told.Decision, told.Category, told.OrderNumber, told.OrderDate, told.DecidedOn, recordedAt, dueBy);
        var note = new JournalNote("Commission", told.Decision.ToString(), new { category = told.Category.ToString(), told.DecidedOn, told.OrderDate });

        return new Step(
            current with { Commission = commission, State = CaseState.Notices, DueAt = now, Attempts = 0 },
            note,
            [.. EventMessages.CommissionRecorded(current, commission, replyTo, now)]);
    }
}
