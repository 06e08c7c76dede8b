using System.Globalization;
using System.Text.Json.Serialization;
using System.Xml;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>A message that the double has taken, with everything that must outlive it.</summary>
internal sealed record ChainMessage
{
    public required long Number { get; init; }

    public required long Chain { get; init; }

    public required string Tenant { get; init; }

    public required string ServiceId { get; init; }

    public required AsyncMessageType Type { get; init; }

    public string? RouteId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public required string From { get; init; }

    /// <summary>For whom it is; <see langword="null"/> for whoever fetches it first.</summary>
    public string? To { get; init; }

    /// <summary>The element <c>data</c> as text.</summary>
    public required string Data { get; init; }

    public MessageState State { get; init; } = MessageState.OnDelivery;

    public required DateTimeOffset StateAt { get; init; }

    [JsonIgnore]
    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    // There is no public list of the codes: the state's own name is one that nobody can mistake.
    [JsonIgnore]
    public MessageStatus Status => State switch
    {
        MessageState.OnDelivery => new("ON_DELIVERY", "Сообщение в процессе доставки", StateAt),
        MessageState.Delivered => new("DELIVERED", "Сообщение доставлено", StateAt),
        MessageState.NotDelivered => new("NOT_DELIVERED", "Сообщение не доставлено", StateAt),
        _ => new("DELIVERY_STOPPED", "Доставка сообщения остановлена", StateAt),
    };

    /// <summary>The message as its receiver gets it.</summary>
    public AsyncMessage ToMessage() => new()
    {
        MessageId = Id,
        CorrelationId = Chain.ToString(CultureInfo.InvariantCulture),
        ServiceId = ServiceId,
        Type = Type,
        RouteId = RouteId,
        MessageDate = TakenAt,
        Sender = new Sender(From),
        SessionId = SessionId.New(),
        Data = ToPayload(),
    };

    public ReceivedPayload ToPayload()
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(Data), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        document.Load(reader);
        return new ReceivedPayload(document.DocumentElement!);
    }

    public static string TextOf(IPayload? payload)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartElement("data");
            payload?.WriteTo(writer);
            writer.WriteEndElement();
        }

        return text.ToString();
    }
}
