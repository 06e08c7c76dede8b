namespace Attestation.Gateway.Bus;

/// <summary>A message on its way in or out: the bytes are the message, no envelope of the bus is needed around them.</summary>
internal sealed record BusMessage(ReadOnlyMemory<byte> Body)
{
    public const string TypeHeader = "type";

    // RabbitMQ has properties for these two; the in-memory transport carries them as headers.
    public const string CorrelationIdHeader = "correlation-id";

    public const string ReplyToHeader = "reply-to";

    public const string CauseHeader = "cause";
}
