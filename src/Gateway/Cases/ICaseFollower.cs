using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>Writes down what else a change of a case causes, in the transaction of the change.</summary>
internal interface ICaseFollower
{
    Task FollowAsync(Session session, Step step, CancellationToken cancellationToken);
}
