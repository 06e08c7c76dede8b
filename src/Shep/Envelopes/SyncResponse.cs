using System.Xml;

namespace Attestation.Shep;

/// <summary>An answer on the synchronous channel: <c>SendMessageResponse/response</c>.</summary>
public sealed record SyncResponse
{
    /// <summary>The message in the provider's system: a new name, or an echo of the request's; providers differ.</summary>
    public required string MessageId { get; init; }

    /// <summary>The chain the message belongs to in the provider's system.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the provider answered. A date received without a zone is taken as Kazakhstan's, UTC+05:00.</summary>
    public required DateTimeOffset ResponseDate { get; init; }

    /// <summary>The outcome, set by the provider (<see cref="ShepStatusCodes"/>).</summary>
    public required string StatusCode { get; init; }

    /// <summary>The outcome in words, at most 250 characters; may be empty.</summary>
    public required string StatusMessage { get; init; }

    /// <summary>The session, set by the ШЭП.</summary>
    public string? SessionId { get; init; }

    /// <summary>The business data; answers with an error usually have none.</summary>
    public IPayload? Data { get; init; }

    /// <summary>Whether the provider says that it did what was asked.</summary>
    public bool IsSuccess => ShepStatusCodes.IsSuccess(StatusCode);

    /// <summary>The <c>data</c> element of an answer that was read.</summary>
    /// <exception cref="ShepFormatException">The answer has no data, or was not read but made here.</exception>
    public XmlElement ReceivedData =>
        (Data as ReceivedPayload)?.Data ?? throw new ShepFormatException("responseData has no data.");

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => Envelope.Write(this, WriteBody);

    /// <summary>Reads an answer from the body of an envelope; a fault is not an answer (<see cref="ShepReply"/> takes both).</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no answer, or a broken one.</exception>
    public static SyncResponse Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var wrapper = body.Only(IsWrapper, "Body", "SendMessageResponse")
            ?? throw new ShepFormatException("Body has no SendMessageResponse.");
        var response = wrapper.Need("response");
        var head = response.Need("responseInfo");
        var status = head.Need("status");
        var data = response.Find("responseData")?.Find("data");

        return new SyncResponse
        {
            MessageId = head.NeedText("messageId"),
            CorrelationId = head.Text("correlationId"),
            ResponseDate = head.NeedInstant("responseDate"),
            StatusCode = status.NeedText("code"),
            StatusMessage = status.Text("message") ?? "",
            SessionId = head.Text("sessionId"),
            Data = data is null ? null : new ReceivedPayload(data),
        };
    }

    /// <summary>Reads an answer from an envelope, without any look at its signature.</summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The bytes are not XML, not an envelope, or hold a broken answer. A DTD is refused.</exception>
    public static SyncResponse Read(ReadOnlyMemory<byte> envelope) => Read(Envelope.BodyOf(envelope));

    /// <summary>Names the answer and neither its data nor its words.</summary>
    /// <returns>Message and status code.</returns>
    public override string ToString() => $"{nameof(SyncResponse)} {MessageId} {StatusCode}";

    internal static bool IsWrapper(XmlElement element) =>
        element.Is("SendMessageResponse", ShepNamespaces.SyncChannel) || element.Is("sendMessageResponse", ShepNamespaces.Kdp);

    // The order is the schema's.
    private static void WriteBody(XmlWriter writer, SyncResponse answer)
    {
        writer.WriteStartElement("v10", "SendMessageResponse", ShepNamespaces.SyncChannel);
        writer.WriteStartElement("response");
        writer.WriteStartElement("responseInfo");
        writer.Element("messageId", answer.MessageId);
        writer.Optional("correlationId", answer.CorrelationId);
        writer.Element("responseDate", answer.ResponseDate);
        writer.WriteStartElement("status");
        writer.Element("code", answer.StatusCode);
        writer.Element("message", ElementWriting.AtMost(250, "status/message", answer.StatusMessage));
        writer.WriteEndElement();
        writer.Session(answer.SessionId);
        writer.WriteEndElement();
        writer.WriteStartElement("responseData");
        writer.Data(answer.Data);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
