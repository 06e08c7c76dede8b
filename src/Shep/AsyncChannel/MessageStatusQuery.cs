using System.Xml;

namespace Attestation.Shep;

/// <summary>Asks where a message has got to: <c>getMessageStatus/request</c>.</summary>
public sealed record MessageStatusQuery
{
    /// <summary>The message's number.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset RequestDate { get; init; }

    /// <summary>Who asks.</summary>
    public required Sender Sender { get; init; }

    /// <summary>Additional pairs; usually none.</summary>
    public IReadOnlyList<Property> Properties { get; init; } = [];

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Ask(AsyncOperation.GetMessageStatus, this, static (writer, message) =>
    {
        writer.Element("messageId", message.MessageId);
        writer.Element("requestDate", message.RequestDate);
        writer.WriteSender(message.Sender);
        writer.WriteProperties(message.Properties);
    });

    /// <summary>Reads the message from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The message; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no such message, or a broken one.</exception>
    public static MessageStatusQuery Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = AsyncEnvelope.RequestIn(body, AsyncOperation.GetMessageStatus);

        return new MessageStatusQuery
        {
            MessageId = message.NeedText("messageId"),
            RequestDate = message.NeedInstant("requestDate"),
            Sender = message.NeedSender(),
            Properties = message.Properties(),
        };
    }
}
