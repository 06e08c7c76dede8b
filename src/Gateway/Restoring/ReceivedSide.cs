using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Signing;
using Attestation.Signatures;

namespace Attestation.Gateway.Restoring;

/// <summary>
/// Whether the database knows what was taken from the broker. What it does not know goes through the same door again; doors take everything
/// any number of times.
/// </summary>
internal sealed class ReceivedSide(
    CaseStore cases, RestoredDatabase restored, Doorkeeper doorkeeper, ApplicationsDoor applications, SignedNoticesDoor signedNotices, SignerTrust trust, Clocks clocks)
{
    /// <param name="entry">A message of a door.</param>
    /// <param name="index">What the whole ledger tells.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>Null when the database knows it, or it was refused.</returns>
    public async Task<Finding?> LookAsync(LedgerEntry entry, LedgerIndex index, CancellationToken cancellationToken)
    {
        if (index.IsRefused(entry) || MessageParser.Parse(entry.Message, doorkeeper.Limits) is not ParsedMessage.Json { Name: { } name, Body: var body })
        {
            return null;
        }

        var difference = name switch
        {
            "submit-application" => await LookAtSubmissionAsync(body, index, cancellationToken),
            "withdraw-application" => await LookAtWithdrawalAsync(body, index, cancellationToken),
            "record-review-decision" => await LookAtReviewAsync(body, cancellationToken),
            "record-commission-decision" => await LookAtCommissionAsync(body, index, cancellationToken),
            "notice-signed" => await LookAtSignatureAsync(body, cancellationToken),
            "notice-not-signed" => await LookAtRefusalToSignAsync(body, cancellationToken),
            _ => null,
        };

        return difference is null ? null : new Finding(difference, token => TakeAgainAsync(entry, difference, index, token));
    }

    /// <summary>Why an application is withdrawn; null for any other message.</summary>
    public (Guid Id, string Reason)? ReasonIn(LedgerEntry entry) =>
        MessageParser.Parse(entry.Message, doorkeeper.Limits) is ParsedMessage.Json { Name: "withdraw-application", Body: var body }
        && WithdrawApplicationReader.Read(body) is Reading<WithdrawApplication>.Accepted { Value: var withdrawal } ? (withdrawal.ApplicationId, withdrawal.Reason) : null;

    // With the number and the instant of receipt that were published; the answer was never published where the ledger has none.
    private async Task TakeAgainAsync(LedgerEntry entry, Difference difference, LedgerIndex index, CancellationToken cancellationToken)
    {
        if (difference is { Kind: Differences.Application, ApplicationId: { } id } && index.Received.TryGetValue(id, out var received))
        {
            await restored.ReserveAsync(received, cancellationToken);
        }

        await (entry.Exchange is BusNames.SignedNotices ? signedNotices.TakeAsync(entry.Message, cancellationToken) : applications.TakeAsync(entry.Message, cancellationToken));
    }

    private async Task<Difference?> LookAtSubmissionAsync(JsonElement body, LedgerIndex index, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(PublishedEvents.TextIn(body, "applicationId"), out var id) || await restored.StandingAsync(id, cancellationToken) is { IsWaiting: 0 })
        {
            return null;
        }

        return index.Received.TryGetValue(id, out var received)
            ? new Difference(Differences.Application, id, received.ApplicationNumber, "was received and is not in the database")
            : new Difference(Differences.Application, id, null, "was handed over and has no answer: it is in the queue still, or was lost");
    }

    private async Task<Difference?> LookAtWithdrawalAsync(JsonElement body, LedgerIndex index, CancellationToken cancellationToken)
    {
        if (WithdrawApplicationReader.Read(body) is not Reading<WithdrawApplication>.Accepted { Value.ApplicationId: var id } || index.Withdrawn.Contains(id))
        {
            return null;
        }

        return await IsErasedAsync(id, cancellationToken) || await cases.FindAsync(id, cancellationToken) is { HasEnded: true } || await restored.IsWithdrawalKeptAsync(id, cancellationToken)
            ? null
            : new Difference(Differences.Withdrawal, id, null, "its withdrawal was handed over and is not in the database");
    }

    private async Task<Difference?> LookAtReviewAsync(JsonElement body, CancellationToken cancellationToken)
    {
        if (RecordReviewDecisionReader.Read(body) is not Reading<RecordReviewDecision>.Accepted { Value: var decision }
            || await cases.FindAsync(decision.ApplicationId, cancellationToken) is not { HasEnded: false } found)
        {
            return null;
        }

        var (entry, decidedAt) = ($"{decision.Decision}", JsonSerializer.SerializeToElement(decision.DecidedAt, ContractJson.Options).GetString()!);

        return await restored.IsJournalledAsync(found.Id, "Review", (entry, entry), ("decidedAt", decidedAt), cancellationToken)
            ? null
            : new Difference(Differences.Review, found.Id, found.Number, found.State is CaseState.InReview
                ? "a person's decision was recorded and is not in the database"
                : "a person's decision was recorded and is not in the database; the case is not in review yet, so its sender is told to record it again");
    }

    private async Task<Difference?> LookAtCommissionAsync(JsonElement body, LedgerIndex index, CancellationToken cancellationToken)
    {
        if (RecordCommissionDecisionReader.Read(body) is not Reading<RecordCommissionDecision>.Accepted { Value: var told } || index.CommissionRecorded.Contains(told.ApplicationId))
        {
            return null;
        }

        return await cases.FindAsync(told.ApplicationId, cancellationToken) is { Result: not null, Commission: null } found
            ? new Difference(Differences.Commission, found.Id, found.Number, "the commission's decision was handed over and is not in the database")
            : null;
    }

    // One for a notice that this database has not drawn up is no difference: it was not published, and the school is asked again.
    private async Task<Difference?> LookAtSignatureAsync(JsonElement body, CancellationToken cancellationToken)
    {
        if (NoticeSignedReader.Read(body) is not Reading<NoticeSigned>.Accepted { Value: var signed }
            || await cases.FindByNoticeAsync(signed.NoticeId, cancellationToken) is not { State: CaseState.AwaitingSignature or CaseState.Signing, Notice.SignedXml: null } found)
        {
            return null;
        }

        return trust.Judge(found.Notice!, signed.SignedXml, found.Application.Provider, clocks.Now).Conclusion is Conclusion.NotGenuine
            ? null
            : new Difference(Differences.Signature, found.Id, found.Notice!.Number, "came back signed, and is not so in the database");
    }

    private async Task<Difference?> LookAtRefusalToSignAsync(JsonElement body, CancellationToken cancellationToken)
    {
        if (NoticeNotSignedReader.Read(body) is not Reading<NoticeNotSigned>.Accepted { Value: var declined }
            || await cases.FindByNoticeAsync(declined.NoticeId, cancellationToken) is not { State: CaseState.AwaitingSignature, Notice: { SignedXml: null, Number: var number } } found)
        {
            return null;
        }

        return await restored.IsJournalledAsync(found.Id, nameof(CaseState.Signing), ("not signed", "returned to review"), ("number", number), cancellationToken)
            ? null
            : new Difference(Differences.Signature, found.Id, number, "came back unsigned, and is not so in the database");
    }

    private async Task<bool> IsErasedAsync(Guid id, CancellationToken cancellationToken) => await restored.StandingAsync(id, cancellationToken) is { State: "Erased" };
}
