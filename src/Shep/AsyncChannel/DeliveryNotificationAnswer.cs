using System.Xml;

namespace Attestation.Shep;

/// <summary>The gateway has heard: <c>sendDeliveryNotificationResponse/response</c>.</summary>
public sealed record DeliveryNotificationAnswer
{
    /// <summary>The notification's number.</summary>
    public required string NotificationId { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset ResponseDate { get; init; }

    /// <summary>The session, which the gateway gives.</summary>
    public required string SessionId { get; init; }

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Answer(AsyncOperation.SendDeliveryNotification, this, static (writer, message) =>
    {
        writer.Element("notificationId", message.NotificationId);
        writer.Element("responseDate", message.ResponseDate);
        writer.Session(message.SessionId);
    });

    /// <summary>Reads the message from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The message; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no such message, or a broken one.</exception>
    public static DeliveryNotificationAnswer Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = AsyncEnvelope.ResponseIn(body, AsyncOperation.SendDeliveryNotification);

        return new DeliveryNotificationAnswer
        {
            NotificationId = message.NeedText("notificationId"),
            ResponseDate = message.NeedInstant("responseDate"),
            SessionId = message.NeedText("sessionId"),
        };
    }
}
