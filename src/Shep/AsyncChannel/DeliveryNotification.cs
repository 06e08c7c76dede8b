using System.Xml;

namespace Attestation.Shep;

/// <summary>Says whether a message that was fetched is taken: <c>sendDeliveryNotification/request</c>.</summary>
public sealed record DeliveryNotification
{
    /// <summary>The message's number.</summary>
    public required string MessageId { get; init; }

    /// <summary>The message's service.</summary>
    public required string ServiceId { get; init; }

    /// <summary>Whether it is taken; the word for "no" is misspelt on the wire.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>Whether a message that is not taken shall be offered again.</summary>
    public bool Resend { get; init; }

    /// <summary>When that was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it is not taken.</summary>
    public ShepFault? Error { get; init; }

    /// <summary>Who says so.</summary>
    public Sender? Sender { get; init; }

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Ask(AsyncOperation.SendDeliveryNotification, this, static (writer, said) =>
    {
        writer.WriteStartElement("notification");
        writer.Element("messageId", said.MessageId);
        writer.Element("serviceId", said.ServiceId);
        writer.Element("notificationDate", said.At);
        writer.WriteStartElement("deliveryStatus");
        writer.Element("receiveStatus", said.IsAccepted ? "MESSAGE_ACCEPTED" : "MESSAGE_NOT_ACCTEPTED");
        writer.Element("statusDate", said.At);
        writer.Element("resendMessage", said.Resend ? "RESEND" : "NOT_RESEND");
        said.Error?.WriteAs(writer, "error");
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Element("requestDate", said.At);
        writer.WriteSender(said.Sender);
    });

    /// <summary>Reads the notification from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The notification; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds none, or a broken one.</exception>
    public static DeliveryNotification Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var request = AsyncEnvelope.RequestIn(body, AsyncOperation.SendDeliveryNotification);
        var notification = request.Need("notification");
        var status = notification.Need("deliveryStatus");

        return new DeliveryNotification
        {
            MessageId = notification.NeedText("messageId"),
            ServiceId = notification.NeedText("serviceId"),
            IsAccepted = IsAcceptance(status.NeedText("receiveStatus").Trim()),
            Resend = status.Text("resendMessage")?.Trim() is "RESEND",
            At = status.NeedInstant("statusDate"),
            Error = status.Find("error") is { } error ? ShepFault.Read(error) : null,
            Sender = request.Sender(),
        };
    }

    // Those who spell it right are understood as well.
    private static bool IsAcceptance(string status) => status switch
    {
        "MESSAGE_ACCEPTED" => true,
        "MESSAGE_NOT_ACCTEPTED" or "MESSAGE_NOT_ACCEPTED" => false,
        _ => throw new ShepFormatException("deliveryStatus/receiveStatus is not one of the two statuses."),
    };
}
