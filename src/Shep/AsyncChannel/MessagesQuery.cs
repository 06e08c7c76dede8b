using System.Globalization;
using System.Xml;

namespace Attestation.Shep;

/// <summary>Fetches messages that are for the caller: <c>getMessages/request</c>.</summary>
public sealed record MessagesQuery
{
    /// <summary>This message alone.</summary>
    public string? MessageId { get; init; }

    /// <summary>This chain alone.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset? RequestDate { get; init; }

    /// <summary>The service whose messages are wanted.</summary>
    public required string ServiceId { get; init; }

    /// <summary>Who asks.</summary>
    public Sender? Sender { get; init; }

    /// <summary>The most to give; none or zero for as many as the gateway is set to give.</summary>
    public int? Amount { get; init; }

    /// <summary>Additional pairs; usually none.</summary>
    public IReadOnlyList<Property> Properties { get; init; } = [];

    /// <summary>Writes the SOAP envelope.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it.</exception>
    public byte[] Write() => AsyncEnvelope.Ask(AsyncOperation.GetMessages, this, static (writer, message) =>
    {
        writer.Optional("messageId", message.MessageId);
        writer.Optional("correlationId", message.CorrelationId);
        if (message.RequestDate is { } instant)
        {
            writer.Element("requestDate", instant);
        }

        writer.Element("serviceId", message.ServiceId);
        writer.WriteSender(message.Sender);
        writer.Optional("amount", message.Amount?.ToString(CultureInfo.InvariantCulture));
        writer.WriteProperties(message.Properties);
    });

    /// <summary>Reads the message from the body of an envelope.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The message; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds no such message, or a broken one.</exception>
    public static MessagesQuery Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var message = AsyncEnvelope.RequestIn(body, AsyncOperation.GetMessages);

        return new MessagesQuery
        {
            MessageId = message.Text("messageId"),
            CorrelationId = message.Text("correlationId"),
            RequestDate = message.Instant("requestDate"),
            ServiceId = message.NeedText("serviceId"),
            Sender = message.Sender(),
            Amount = message.Text("amount") is { } amount
                ? int.TryParse(amount.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new ShepFormatException("request/amount is not a number.")
                : null,
            Properties = message.Properties(),
        };
    }
}
