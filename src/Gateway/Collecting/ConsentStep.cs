using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Collecting;

/// <summary>Consent under article 8 of the Law on personal data, before anything else is asked (S2-26).</summary>
internal sealed class ConsentStep(IEgovShlyuz egov, Clocks clocks)
{
    public async Task<Evidence> ObtainAsync(Application application, Evidence evidence, CancellationToken cancellationToken)
    {
        if (evidence.Consent is { State: not (ConsentState.Pending or ConsentState.Unavailable) })
        {
            return evidence;
        }

        if (!application.Consent.Given)
        {
            return evidence with { Consent = new ConsentAnswer(ConsentState.NotGiven, null, null, null, clocks.Now) };
        }

        return await TryPortalsTokenAsync(application, evidence, cancellationToken)
            ?? evidence with { Consent = await egov.RequestConsentAsync(application.Applicant.Iin, cancellationToken) };
    }

    // The register of persons alone can tell whether a token that the portal brought is good, so it is asked before the others. Null
    // when there is no token or it is not taken: then the service of access control is asked, as for anybody else.
    private async Task<Evidence?> TryPortalsTokenAsync(Application application, Evidence evidence, CancellationToken cancellationToken)
    {
        if (application.Consent is not { KdpToken: { } token, PublicKey: { } publicKey })
        {
            return null;
        }

        var (answer, refused) = await egov.FindPersonAsync(application.Applicant.Iin, token, publicKey, cancellationToken);
        if (refused)
        {
            return null;
        }

        var state = answer.Kind is AnswerKind.Unavailable ? ConsentState.Unavailable : ConsentState.Granted;

        return evidence with { Consent = new ConsentAnswer(state, token, publicKey, answer.MessageId, answer.At), Identity = answer };
    }
}
