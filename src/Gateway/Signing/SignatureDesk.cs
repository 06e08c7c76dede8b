using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>Takes what a school's signing step sends back. Whatever is not exactly the notice, validly signed by somebody entitled, is refused.</summary>
internal sealed partial class SignatureDesk(
    CaseStore cases, InstitutionKeys keys, Doorkeeper doorkeeper, Clocks clocks, IOptions<SigningOptions> options, ILogger<SignatureDesk> logger)
{
    public async Task TakeSignedAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (NoticeSignedReader.Read(body))
        {
            case Reading<NoticeSigned>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            case Reading<NoticeSigned>.Accepted { Value: var signed }:
                await TakeAsync(signed, message, cancellationToken);
                break;
        }
    }

    public async Task TakeNotSignedAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (NoticeNotSignedReader.Read(body))
        {
            case Reading<NoticeNotSigned>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            case Reading<NoticeNotSigned>.Accepted { Value: var declined }:
                await cases.ChangeByNoticeAsync(declined.NoticeId, found => Decline(found, declined), cancellationToken);
                break;
        }
    }

    private async Task TakeAsync(NoticeSigned signed, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (await cases.FindByNoticeAsync(signed.NoticeId, cancellationToken) is not { } found)
        {
            await doorkeeper.RejectAsync([Problems.NoticeUnknown.At("/noticeId")], new Legible(), message, cancellationToken);
            return;
        }

        // The first valid signature is stored; a repeated answer changes nothing, so it need not be checked either.
        if (found.State is not (CaseState.AwaitingSignature or CaseState.Signing))
        {
            return;
        }

        // Checked outside the transaction: verifying takes a while.
        if (SignedNotice.Fault(found.Notice!, signed.SignedXml, found.Application.Provider, keys.Trust, clocks.Now) is { } fault)
        {
            LogRefused(found.Id, fault);
            await doorkeeper.RejectAsync([Problems.NoticeRefused.At("/signedXml")], KnownOf(found), message, cancellationToken, found.Number);
            return;
        }

        await KillPoints.ReachedAsync(KillPoints.SignatureChecked);
        await cases.ChangeByNoticeAsync(signed.NoticeId, current => Accept(current, signed), cancellationToken);
        await KillPoints.ReachedAsync(KillPoints.SignatureStored);
    }

    private Step? Accept(Case current, NoticeSigned signed) =>
        current.State is CaseState.AwaitingSignature or CaseState.Signing && current.Notice!.Id == signed.NoticeId
            ? new Step(
                current with { Notice = current.Notice.With(signed.SignedXml), State = CaseState.Issuing, DueAt = clocks.Now, Attempts = 0 },
                new JournalNote(nameof(CaseState.Signing), "signed by the provider", new { current.Notice.Number }))
            : null;

    private Step? Decline(Case current, NoticeNotSigned declined)
    {
        if (current.State is not CaseState.AwaitingSignature)
        {
            return null;
        }

        // The reason is for people and may name some: it is not copied into the journal.
        var note = new JournalNote(nameof(CaseState.Signing), declined.ReturnToReview ? "returned to review" : "not signed", new { current.Notice!.Number });

        return declined.ReturnToReview
            ? new Step(current with { State = CaseState.InReview, DueAt = null }, note, EventMessages.Stage(current, ServiceStage.InReview, clocks.Now))
            : new Step(current with { DueAt = clocks.Now + options.Value.AskAgainAfter }, note);
    }

    private static Legible KnownOf(Case found) => new(found.Id, found.Application.Channel, found.Application.Provider.Value);

    [LoggerMessage(LogLevel.Warning, "Application {ApplicationId}: a signed notice was refused: {Fault}")]
    private partial void LogRefused(Guid applicationId, string fault);
}
