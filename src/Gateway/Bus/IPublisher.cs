using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Bus;

/// <summary>Puts messages on the bus.</summary>
internal interface IPublisher
{
    /// <summary>Connects and declares what others bind to; throws while there is no broker.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the broker has the message. May hang: callers bound it by a time-out of their own.</summary>
    Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces a connection on which nothing is confirmed any more.</summary>
    Task ReconnectAsync(CancellationToken cancellationToken);
}
