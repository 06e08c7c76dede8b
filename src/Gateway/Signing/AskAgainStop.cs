using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>
/// A case that waits for a signature comes due again. If one is kept, it is judged again: the revocation list may have come. Otherwise the signing
/// step, which was asked and has not answered, is asked again; a message may have been lost on its side.
/// </summary>
internal sealed class AskAgainStop(SigningStop signing, SignerTrust trust, Clocks clocks, IOptions<SigningOptions> options) : IStop
{
    public CaseState Stop => CaseState.AwaitingSignature;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        if (@case.Notice!.SignedXml is not { } kept)
        {
            return signing.RunAsync(@case, cancellationToken);
        }

        var verdict = trust.Judge(@case.Notice, kept, @case.Application.Provider, clocks.Now);

        return verdict.Conclusion switch
        {
            Conclusion.Genuine => Task.FromResult(SigningSteps.Taken(@case, kept, verdict, "the signature that was kept is good", clocks.Now)),
            Conclusion.CannotTell => Task.FromResult(SigningSteps.Kept(@case, kept, verdict, clocks.Now, options.Value.CheckAgainAfter)),
            _ => signing.RunAsync(SigningSteps.Forget(@case), cancellationToken),
        };
    }
}
