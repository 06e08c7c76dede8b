using Attestation.Gateway.Cases;
using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>Publishes on the bus inside the process. Its transport knows no properties: what RabbitMQ has as such travels in headers.</summary>
internal sealed class InMemoryPublisher(IBus bus) : IPublisher
{
    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Address(message));
        await endpoint.Send(
            new BusMessage(message.Body),
            context =>
            {
                context.MessageId = message.MessageId;
                context.Headers.Set(BusMessage.TypeHeader, message.Type);
                Set(context, BusMessage.CorrelationIdHeader, message.CorrelationId);
                Set(context, BusMessage.CauseHeader, message.Cause);
                if (message.Destination.Exchange is not null)
                {
                    context.SetRoutingKey(message.Destination.RoutingKey);
                }
            },
            cancellationToken);
    }

    // There is no connection to lose.
    public Task ReconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Uri Address(OutgoingMessage message) => message.Destination.Exchange switch
    {
        null => new Uri($"queue:{message.Destination.RoutingKey}"),
        BusNames.Events => new Uri($"exchange:{BusNames.Events}?type=topic"),
        var exchange => new Uri($"exchange:{exchange}?type=direct"),
    };

    private static void Set(SendContext context, string header, string? value)
    {
        if (value is not null)
        {
            context.Headers.Set(header, value);
        }
    }
}
