using System.Xml;

namespace Attestation.Shep;

/// <summary>Says where a message has got to: <c>getMessageStatusResponse/response</c>.</summary>
public sealed record MessageStatusAnswer
{
    /// <summary>Where it has got to.</summary>
    public required MessageState State { get; init; }

    /// <summary>The same in the words of the gateway.</summary>
    public required MessageStatus Status { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset ResponseDate { get; init; }

    /// <summary>The session; here alone any text.</summary>
    public string? SessionId { get; init; }

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Answer(AsyncOperation.GetMessageStatus, this, static (writer, message) =>
    {
        writer.Element("messageState", AsyncNames.Of(message.State));
        message.Status.Write(writer);
        writer.Element("responseDate", message.ResponseDate);
        writer.Optional("sessionId", message.SessionId);
    });

    /// <summary>Reads the message from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The message; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no such message, or a broken one.</exception>
    public static MessageStatusAnswer Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = AsyncEnvelope.ResponseIn(body, AsyncOperation.GetMessageStatus);

        return new MessageStatusAnswer
        {
            State = AsyncNames.StateOf(message.NeedText("messageState").Trim()),
            Status = MessageStatus.Read(message.Need("status")),
            ResponseDate = message.NeedInstant("responseDate"),
            SessionId = message.Text("sessionId"),
        };
    }
}

/// <summary>Where a message has got to, in a code and in words. There is no public list of the codes.</summary>
/// <param name="Code">The gateway's code.</param>
/// <param name="Message">In words.</param>
/// <param name="At">Since when.</param>
public sealed record MessageStatus(string Code, string Message, DateTimeOffset At)
{
    internal static MessageStatus Read(XmlElement status) =>
        new(status.NeedText("statusCode"), status.Text("statusMessage") ?? "", status.NeedInstant("statusDate"));

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("status");
        writer.Element("statusCode", Code);
        writer.Element("statusMessage", Message);
        writer.Element("statusDate", At);
        writer.WriteEndElement();
    }
}
