namespace Attestation.Gateway.Cases;

/// <summary>An event as it was published before the database was restored: these bytes, and no others.</summary>
internal sealed record PublishedEvent(string Type, string RoutingKey, Guid MessageId, string? CorrelationId, byte[] Body)
{
    public static string Place(string applicationId) => $"receipt_before/published/{applicationId}";

    public OutgoingMessage ToMessage(string exchange, DateTimeOffset now) => new()
    {
        Destination = new Destination(exchange, RoutingKey),
        Type = Type,
        MessageId = MessageId,
        CorrelationId = CorrelationId,
        Body = Body,
        DueAt = now,
    };
}

/// <summary>A row of <c>receipt_before</c>.</summary>
internal sealed class ReceiptBeforeRow
{
    public string Number { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public byte[] Published { get; init; } = [];
}
