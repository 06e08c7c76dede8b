using System.Text.Json;
using System.Text.Unicode;
using Attestation.Contracts;
using Attestation.Gateway.Bus;

namespace Attestation.Gateway.Receiving;

/// <summary>Turns bytes into one JSON object and its name, or says why that is impossible. Never throws, whatever the bytes are.</summary>
internal static class MessageParser
{
    // A repeated property is read differently by different parsers: what was signed off by one is not what another sees (RFC 8259, 4).
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static ParsedMessage Parse(IncomingMessage message, DoorLimits limits)
    {
        if (message.Body.Length > limits.MessageBytes)
        {
            return new ParsedMessage.Unreadable("The message is over the limit.", Problems.MessageTooLarge.At("", Problems.Megabytes(limits.MessageBytes)));
        }

        var body = message.Body.Span.StartsWith(ByteOrderMark) ? message.Body[ByteOrderMark.Length..] : message.Body;
        if (!Utf8.IsValid(body.Span))
        {
            return Unreadable(Causes.NotUtf8);
        }

        try
        {
            return Open(message, JsonDocument.Parse(body, Strict).RootElement);
        }
        catch (JsonException fault)
        {
            return Unreadable(Causes.NotJson, fault.LineNumber is null ? null : $" (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            // What the framework throws for a property name with half of a surrogate pair in it.
            return Unreadable(Causes.NotJson);
        }
    }

    private static ParsedMessage Open(IncomingMessage message, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return Unreadable(Causes.NotAnObject);
        }

        if (!Envelope.IsEnvelope(message.ContentType, root))
        {
            return new ParsedMessage.Json(MessageName.Normal(message.Type) ?? MessageName.Normal(Envelope.FieldOf(root)), root);
        }

        return Envelope.Content(root) is { } content
            ? new ParsedMessage.Json(Envelope.NameIn(root) ?? MessageName.Normal(message.Type), content)
            : Unreadable(Causes.EmptyEnvelope);
    }

    private static ParsedMessage.Unreadable Unreadable(TrilingualText cause, string? where = null) => new(cause.En + where, Problems.JsonUnreadable.At("", cause));
}
