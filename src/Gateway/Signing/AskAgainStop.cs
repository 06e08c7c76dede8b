using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Signing;

/// <summary>A signing step that was asked and has not answered is asked again; a message may have been lost on its side.</summary>
internal sealed class AskAgainStop(SigningStop signing) : IStop
{
    public CaseState Stop => CaseState.AwaitingSignature;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken) => signing.RunAsync(@case, cancellationToken);
}
