using System.Xml;

namespace Attestation.Shep;

/// <summary>A message of a chain on the asynchronous channel: <c>sendMessage/request</c>, in both directions, or one of <c>getMessagesResponse</c>.</summary>
public sealed record AsyncMessage
{
    /// <summary>The message's number, which the gateway gives: <see langword="null"/> on the way to it.</summary>
    public string? MessageId { get; init; }

    /// <summary>The chain's number, which the gateway gives to a request: <see langword="null"/> in a request on the way to it, there in every other message.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The service in the gateway's registry.</summary>
    public required string ServiceId { get; init; }

    /// <summary>What the message is in its chain.</summary>
    public required AsyncMessageType Type { get; init; }

    /// <summary>Which of several instances of the service is meant.</summary>
    public string? RouteId { get; init; }

    /// <summary>When the sender wrote the message. A date received without a zone is taken as Kazakhstan's, UTC+05:00.</summary>
    public required DateTimeOffset MessageDate { get; init; }

    /// <summary>Who sends; when the gateway brings a message, its counterpart in the chain.</summary>
    public required Sender Sender { get; init; }

    /// <summary>Additional pairs; usually none.</summary>
    public IReadOnlyList<Property> Properties { get; init; } = [];

    /// <summary>The session, which the gateway gives.</summary>
    public string? SessionId { get; init; }

    /// <summary>The business data; the schema demands the element, which is empty when this is <see langword="null"/>.</summary>
    public IPayload? Data { get; init; }

    /// <summary>The <c>data</c> element of a message that was read.</summary>
    /// <exception cref="ShepFormatException">The message has no data, or was not read but made here.</exception>
    public XmlElement ReceivedData => (Data as ReceivedPayload)?.Data ?? throw new ShepFormatException("messageData has no data.");

    /// <summary>Writes the SOAP envelope of <c>sendMessage</c>.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Ask(AsyncOperation.SendMessage, this, (writer, message) => message.WriteParts(writer));

    /// <summary>Reads a message from the body of an envelope, after the signature over that body was checked.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The message; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no <c>sendMessage</c>, or a broken one.</exception>
    public static AsyncMessage Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ReadParts(AsyncEnvelope.RequestIn(body, AsyncOperation.SendMessage));
    }

    /// <summary>Names the message and neither data nor password.</summary>
    /// <returns>Service, type and chain.</returns>
    public override string ToString() => $"{nameof(AsyncMessage)} {ServiceId} {Type} {CorrelationId}";

    internal static AsyncMessage ReadParts(XmlElement message)
    {
        var head = message.Need("messageInfo");
        var data = message.Find("messageData")?.Find("data");

        return new AsyncMessage
        {
            MessageId = head.Text("messageId"),
            CorrelationId = head.Text("correlationId"),
            ServiceId = head.NeedText("serviceId"),
            Type = AsyncNames.TypeOf(head.NeedText("messageType").Trim()),
            RouteId = head.Text("routeId"),
            MessageDate = head.NeedInstant("messageDate"),
            Sender = head.NeedSender(),
            Properties = head.Properties(),
            SessionId = head.Text("sessionId"),
            Data = data is null ? null : new ReceivedPayload(data),
        };
    }

    // The order is the schema's.
    internal void WriteParts(XmlWriter writer)
    {
        writer.WriteStartElement("messageInfo");
        writer.Optional("messageId", MessageId);
        writer.Optional("correlationId", CorrelationId);
        writer.Element("serviceId", ServiceId);
        writer.Element("messageType", AsyncNames.Of(Type));
        writer.Optional("routeId", RouteId);
        writer.Element("messageDate", MessageDate);
        writer.WriteSender(Sender);
        writer.WriteProperties(Properties);
        writer.Session(SessionId);
        writer.WriteEndElement();
        writer.WriteStartElement("messageData");
        writer.Data(Data ?? NoData.Instance);
        writer.WriteEndElement();
    }

    private sealed class NoData : IPayload
    {
        public static readonly NoData Instance = new();

        public void WriteTo(XmlWriter writer)
        {
        }
    }
}

/// <summary>What is said when a message was handed over: <c>sendMessageResponse/response</c>.</summary>
public sealed record AsyncReceipt
{
    /// <summary>The message's number.</summary>
    public required string MessageId { get; init; }

    /// <summary>The chain's number: whoever sent a request keeps it, for the answer will name it.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>When the message was taken.</summary>
    public required DateTimeOffset ResponseDate { get; init; }

    /// <summary>The session, which the gateway gives.</summary>
    public string? SessionId { get; init; }

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Answer(AsyncOperation.SendMessage, this, static (writer, receipt) =>
    {
        writer.Element("messageId", receipt.MessageId);
        writer.Element("correlationId", receipt.CorrelationId);
        writer.Element("responseDate", receipt.ResponseDate);
        writer.Session(receipt.SessionId);
    });

    /// <summary>Reads a receipt from the body of an envelope; <see cref="AsyncReply"/> takes faults too.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The receipt; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no receipt, or a broken one.</exception>
    public static AsyncReceipt Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var response = AsyncEnvelope.ResponseIn(body, AsyncOperation.SendMessage);

        return new AsyncReceipt
        {
            MessageId = response.NeedText("messageId"),
            CorrelationId = response.NeedText("correlationId"),
            ResponseDate = response.NeedInstant("responseDate"),
            SessionId = response.Text("sessionId"),
        };
    }
}
