using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>
/// Stop ⑤: the notice is signed, once. By the institution's key, where the provider gave it into our keeping; otherwise the provider's own
/// signing step is asked over the bus, and the case rests until it answers.
/// </summary>
internal sealed class SigningStop(InstitutionKeys keys, SignerTrust trust, Clocks clocks, IOptions<SigningOptions> options) : IStop
{
    public CaseState Stop => CaseState.Signing;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken) => Task.FromResult(
        keys.For(@case.Application.Provider, @case.Notice!.Kind) is { } key ? Sign(@case, key) : Ask(@case));

    private Step Sign(Case @case, SigningKey key)
    {
        var notice = @case.Notice!;
        var signedXml = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(notice.Xml), key));
        var verdict = trust.Judge(notice, signedXml, @case.Application.Provider, clocks.Now);

        return verdict.Conclusion switch
        {
            Conclusion.Genuine => SigningSteps.Taken(@case, signedXml, verdict, "signed by the institution's key", clocks.Now),
            Conclusion.CannotTell => SigningSteps.Kept(@case, signedXml, verdict, clocks.Now, options.Value.CheckAgainAfter),
            _ => throw new PermanentFailureException($"The institution's key of {@case.Application.Provider} does not sign validly: {verdict.Code}."),
        };
    }

    // If the case is still here when it comes due again, the signing step is asked again: the same notice, the same bytes.
    private Step Ask(Case @case)
    {
        var notice = @case.Notice!;
        var now = clocks.Now;
        var request = new SignNotice
        {
            NoticeId = notice.Id,
            NoticeNumber = notice.Number,
            ApplicationId = @case.Id,
            ProviderBin = @case.Application.Provider.Value,
            Kind = notice.Kind,
            Xml = notice.Xml,
            Sha256 = SigningSteps.Sha256(notice.Xml),
            DueBy = @case.Commission?.DueBy ?? @case.Terms!.DueBy,
        };
        var messageId = StableId.Of(notice.Id, $"sign/{@case.Journal.Seq}");
        List<OutgoingMessage> messages =
        [
            EventMessages.Message(new Destination(BusNames.SignNotice, request.ProviderBin), request, messageId, now, @case.Id.ToString("D")),
        ];

        // The stage of the service does not go back when the commission's documents are signed after it.
        if (@case.State is CaseState.Signing && @case.Result is null)
        {
            messages.Add(EventMessages.Stage(@case, ServiceStage.AwaitingSignature, now));
        }

        return new Step(
            @case with { State = CaseState.AwaitingSignature, DueAt = now + options.Value.AskAgainAfter },
            new JournalNote(nameof(CaseState.Signing), "asked the signing step", new { notice.Number }),
            messages);
    }
}
