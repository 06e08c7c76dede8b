using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>Takes what a school's signing step sends back. Whatever is not exactly the notice, validly signed by somebody entitled, is refused.</summary>
internal sealed partial class SignatureDesk(
    CaseStore cases, SignerTrust trust, Doorkeeper doorkeeper, Clocks clocks, IOptions<SigningOptions> options, ILogger<SignatureDesk> logger)
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
                await TakeAsync(declined, message, cancellationToken);
                break;
        }
    }

    private async Task TakeAsync(NoticeSigned signed, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (await cases.FindByNoticeAsync(signed.NoticeId, cancellationToken) is not { } found)
        {
            await RefuseAsync(Problems.NoticeUnknown.At("/noticeId"), provider: null, message, cancellationToken);
            return;
        }

        if (!IsAwaited(found))
        {
            await AnswerLateAsync(found, signed, message, cancellationToken);
            return;
        }

        // Checked outside the transaction: verifying takes a while.
        var verdict = trust.Judge(found.Notice!, signed.SignedXml, found.Application.Provider, clocks.Now);
        if (verdict.Conclusion is Conclusion.NotGenuine)
        {
            LogRefused(found.Id, verdict.Code);
            await RefuseAsync(Problems.NoticeRefused.At("/signedXml", verdict.Reason), found.Application.Provider, message, cancellationToken);
            return;
        }

        await KillPoints.ReachedAsync(KillPoints.SignatureChecked);
        var after = await cases.ChangeByNoticeAsync(signed.NoticeId, current => Take(current, signed, verdict), cancellationToken);
        await KillPoints.ReachedAsync(KillPoints.SignatureStored);
        if (after is not null && after.Notice!.SignedXml != signed.SignedXml)
        {
            // Another answer was faster.
            await AnswerLateAsync(after, signed, message, cancellationToken);
        }
    }

    private async Task TakeAsync(NoticeNotSigned declined, IncomingMessage message, CancellationToken cancellationToken)
    {
        var wasAwaited = false;
        var found = await cases.ChangeByNoticeAsync(
            declined.NoticeId,
            current =>
            {
                wasAwaited = current.State is CaseState.AwaitingSignature;

                // The reason is for people and may name some: it is not copied into the journal.
                return !wasAwaited ? null
                    : declined.ReturnToReview ? SigningSteps.Returned(current, clocks.Now)
                    : SigningSteps.NotSigned(current, clocks.Now, options.Value.AskAgainAfter);
            },
            cancellationToken);

        if (found is null)
        {
            await RefuseAsync(Problems.NoticeUnknown.At("/noticeId"), provider: null, message, cancellationToken);
        }
        else if (!wasAwaited)
        {
            await RefuseAsync(Problems.NoticeNotAwaited.At("/noticeId"), found.Application.Provider, message, cancellationToken);
        }
    }

    private Step? Take(Case current, NoticeSigned signed, NoticeVerdict verdict) =>
        !IsAwaited(current) || current.Notice!.Id != signed.NoticeId ? null
        : verdict.Conclusion is Conclusion.Genuine ? SigningSteps.Taken(current, signed.SignedXml, verdict, "signed by the provider", clocks.Now)
        : current.Notice.SignedXml is null ? SigningSteps.Kept(current, signed.SignedXml, verdict, clocks.Now, options.Value.CheckAgainAfter)
        : null;

    // A repeated answer is no mistake. Any other comes too late: the first signature stays, byte for byte.
    private Task AnswerLateAsync(Case found, NoticeSigned signed, IncomingMessage message, CancellationToken cancellationToken) => found.Notice?.SignedXml switch
    {
        { } kept when kept == signed.SignedXml => Task.CompletedTask,
        null => RefuseAsync(Problems.NoticeNotAwaited.At("/noticeId"), found.Application.Provider, message, cancellationToken),
        _ => RefuseAsync(Problems.NoticeAlreadySigned.At("/signedXml"), found.Application.Provider, message, cancellationToken),
    };

    private static bool IsAwaited(Case found) => found.State is CaseState.AwaitingSignature or CaseState.Signing;

    // The application itself is not named: its portal would take it for rejected.
    private Task RefuseAsync(Problem problem, Bin? provider, IncomingMessage message, CancellationToken cancellationToken) =>
        doorkeeper.RejectAsync([problem], new Legible(null, null, provider?.Value), message, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "Application {ApplicationId}: a signed notice was refused: {Fault}")]
    private partial void LogRefused(Guid applicationId, string fault);
}
