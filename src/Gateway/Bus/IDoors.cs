using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>Whether messages are taken from the bus.</summary>
internal interface IDoors
{
    bool AreOpen { get; }

    Task UntilOpenAsync(CancellationToken cancellationToken);

    /// <summary>Lets somebody see every message that comes in; before the doors are opened.</summary>
    void Observe(IReceiveObserver observer);
}
