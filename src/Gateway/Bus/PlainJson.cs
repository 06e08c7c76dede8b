using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace Attestation.Gateway.Bus;

/// <summary>
/// Lets bytes through in both directions. A typed consumer would never see what cannot be deserialized: it would end in an error queue,
/// unanswered. Here the door gets the body of every message, whatever it is.
/// </summary>
internal sealed class PlainJson : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    private static readonly MessageBody Nothing = new StringMessageBody("{}");

    private readonly SystemTextJsonRawMessageSerializer _headers = new(RawSerializerOptions.AnyMessageType);

    public ContentType ContentType { get; } = new(MediaTypeNames.Application.Json);

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class =>
        context.Message is BusMessage message
            ? new BytesMessageBody(message.Body.ToArray())
            : throw new InvalidOperationException($"{typeof(T).Name} does not travel on this bus; send a {nameof(BusMessage)}.");

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    // Only the headers are read here; the consumer takes the body from the receive context.
    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) => _headers.Deserialize(Nothing, headers, destinationAddress);

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    public void Probe(ProbeContext context) => context.CreateScope("plain-json");
}
