using Attestation.Gateway.Cases;
using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>Puts one message on the bus; returns when the broker has it.</summary>
internal sealed class BusPublisher(IBus bus)
{
    public async Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri(message.Destination));
        await endpoint.Send(
            new BusMessage(message.Body),
            context =>
            {
                context.MessageId = message.MessageId;
                context.Headers.Set(BusMessage.TypeHeader, message.Type);
                if (message.Cause is not null)
                {
                    context.Headers.Set(BusMessage.CauseHeader, message.Cause);
                }

                if (message.RoutingKey is not null)
                {
                    context.SetRoutingKey(message.RoutingKey);
                }

                Correlate(context, message);
            },
            cancellationToken);
    }

    private static void Correlate(SendContext context, OutgoingMessage message)
    {
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
        {
            // A foreign requester's correlation id need not be a GUID: it goes back as it came.
            rabbit.BasicProperties.Type = message.Type;
            rabbit.BasicProperties.CorrelationId = message.CorrelationId;
        }
        else if (message.CorrelationId is not null)
        {
            context.Headers.Set(BusMessage.CorrelationIdHeader, message.CorrelationId);
        }
    }
}
