using System.Xml;

namespace Attestation.Shep;

/// <summary>The gateway tells a participant where its message has got to: <c>changeMassageStatusNotification/request</c>.</summary>
public sealed record StatusChange
{
    /// <summary>The notification's number.</summary>
    public required string NotificationId { get; init; }

    /// <summary>The message's number.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the gateway wrote this.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where the message has got to.</summary>
    public required MessageState State { get; init; }

    /// <summary>The same in the words of the gateway.</summary>
    public required MessageStatus Status { get; init; }

    /// <summary>Why it got no further.</summary>
    public ShepFault? Error { get; init; }

    /// <summary>The session, which the gateway gives and the participant repeats.</summary>
    public string? SessionId { get; init; }

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Ask(AsyncOperation.ChangeMassageStatusNotification, this, static (writer, change) =>
    {
        writer.WriteStartElement("notification");
        writer.Element("notificationId", change.NotificationId);
        writer.Element("messageId", change.MessageId);
        writer.Element("notificationDate", change.At);
        writer.Element("messageState", AsyncNames.Of(change.State));
        change.Status.Write(writer);
        change.Error?.WriteAs(writer, "error");
        writer.WriteEndElement();
        writer.Element("requestDate", change.At);
        writer.Session(change.SessionId);
    });

    /// <summary>Reads the notification from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The notification; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds none, or a broken one.</exception>
    public static StatusChange Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var request = AsyncEnvelope.RequestIn(body, AsyncOperation.ChangeMassageStatusNotification);
        var notification = request.Need("notification");

        return new StatusChange
        {
            NotificationId = notification.NeedText("notificationId"),
            MessageId = notification.NeedText("messageId"),
            At = notification.NeedInstant("notificationDate"),
            State = AsyncNames.StateOf(notification.NeedText("messageState").Trim()),
            Status = MessageStatus.Read(notification.Need("status")),
            Error = notification.Find("error") is { } error ? ShepFault.Read(error) : null,
            SessionId = request.Text("sessionId"),
        };
    }
}
