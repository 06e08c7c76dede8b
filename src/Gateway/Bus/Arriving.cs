using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>What a message brings besides its body, whichever transport it came over.</summary>
internal static class Arriving
{
    public static IncomingMessage Read(ConsumeContext context)
    {
        var received = context.ReceiveContext;
        var properties = received.TryGetPayload<RabbitMqBasicConsumeContext>(out var rabbit) ? rabbit.Properties : null;

        return new IncomingMessage(
            received.Body.GetBytes(),
            properties?.Type ?? Header(received, BusMessage.TypeHeader),
            properties?.ContentType ?? received.ContentType?.MediaType,
            properties?.MessageId ?? context.MessageId?.ToString(),
            properties?.CorrelationId ?? Header(received, BusMessage.CorrelationIdHeader),
            properties?.ReplyTo ?? Header(received, BusMessage.ReplyToHeader),
            properties?.UserId ?? properties?.AppId);
    }

    private static string? Header(ReceiveContext received, string name) => received.TransportHeaders.Get<string>(name);
}
