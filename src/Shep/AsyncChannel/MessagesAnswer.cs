using System.Xml;

namespace Attestation.Shep;

/// <summary>The messages that were waiting: <c>getMessagesResponse/response</c>. They go on waiting until the receiver has said whether it takes them.</summary>
public sealed record MessagesAnswer
{
    /// <summary>When it was answered.</summary>
    public required DateTimeOffset ResponseDate { get; init; }

    /// <summary>The session, which the gateway gives.</summary>
    public required string SessionId { get; init; }

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<AsyncMessage> Messages { get; init; } = [];

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Answer(AsyncOperation.GetMessages, this, static (writer, message) =>
    {
        writer.Element("responseDate", message.ResponseDate);
        writer.Session(message.SessionId);
        foreach (var each in message.Messages)
        {
            writer.WriteStartElement("messages");
            each.WriteParts(writer);
            writer.WriteEndElement();
        }
    });

    /// <summary>Reads the message from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The message; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no such message, or a broken one.</exception>
    public static MessagesAnswer Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = AsyncEnvelope.ResponseIn(body, AsyncOperation.GetMessages);

        return new MessagesAnswer
        {
            ResponseDate = message.NeedInstant("responseDate"),
            SessionId = message.NeedText("sessionId"),
            Messages = [.. message.Children("messages").Select(AsyncMessage.ReadParts)],
        };
    }
}
