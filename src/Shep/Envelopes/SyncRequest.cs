using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// A request on the synchronous channel: <c>SendMessage/request</c> of the contract <c>http://bip.bee.kz/SyncChannel/v10</c>.
/// The envelope written has no header: the transport signature puts itself there.
/// </summary>
public sealed record SyncRequest
{
    /// <summary>The sender's own name of the message; a UUID in practice, any text is accepted.</summary>
    public required string MessageId { get; init; }

    /// <summary>The chain the message belongs to in the sender's system.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The service in the ШЭП's registry: the key by which the message is routed.</summary>
    public required string ServiceId { get; init; }

    /// <summary>When the sender wrote the message. A date received without a zone is taken as Kazakhstan's, UTC+05:00.</summary>
    public required DateTimeOffset MessageDate { get; init; }

    /// <summary>Which of several instances of the service is meant, one per region for example.</summary>
    public string? RouteId { get; init; }

    /// <summary>Who sends.</summary>
    public required Sender Sender { get; init; }

    /// <summary>Additional pairs; usually none.</summary>
    public IReadOnlyList<Property> Properties { get; init; } = [];

    /// <summary>The session; the ШЭП fills it in when it passes the message on, a sender leaves it out.</summary>
    public string? SessionId { get; init; }

    /// <summary>The business data; <see langword="null"/> when there is no <c>data</c> element.</summary>
    public IPayload? Data { get; init; }

    /// <summary>The <c>data</c> element of a request that was read.</summary>
    /// <exception cref="ShepFormatException">The request has no data, or was not read but made here.</exception>
    public XmlElement ReceivedData =>
        (Data as ReceivedPayload)?.Data ?? throw new ShepFormatException("requestData has no data.");

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => Envelope.Write(this, WriteBody);

    /// <summary>Reads a request from the body of an envelope, after the signature over that body was checked.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no request, or a broken one.</exception>
    public static SyncRequest Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return SyncRequestReader.Read(body);
    }

    /// <summary>Reads a request from an envelope, without any look at its signature.</summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The bytes are not XML, not an envelope, or hold a broken request. A DTD is refused.</exception>
    public static SyncRequest Read(ReadOnlyMemory<byte> envelope) => Read(Envelope.BodyOf(envelope));

    private static void WriteBody(XmlWriter writer, SyncRequest request)
    {
        writer.WriteStartElement("v10", "SendMessage", ShepNamespaces.SyncChannel);
        writer.WriteStartElement("request");
        WriteHead(writer, request);
        writer.WriteStartElement("requestData");
        writer.Data(request.Data);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // The order is the schema's.
    private static void WriteHead(XmlWriter writer, SyncRequest request)
    {
        writer.WriteStartElement("requestInfo");
        writer.Element("messageId", request.MessageId);
        writer.Optional("correlationId", request.CorrelationId);
        writer.Element("serviceId", request.ServiceId);
        writer.Element("messageDate", request.MessageDate);
        writer.Optional("routeId", request.RouteId);
        writer.WriteStartElement("sender");
        writer.Element("senderId", request.Sender.SenderId);
        writer.Optional("password", request.Sender.Password);
        writer.WriteEndElement();
        foreach (var property in request.Properties)
        {
            writer.WriteStartElement("properties");
            writer.Element("key", ElementWriting.AtMost(30, "key", property.Key));
            writer.Element("value", ElementWriting.AtMost(500, "value", property.Value));
            writer.WriteEndElement();
        }

        writer.Session(request.SessionId);
        writer.WriteEndElement();
    }
}
