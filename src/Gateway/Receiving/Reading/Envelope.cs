using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>The envelope in which a MassTransit sender wraps its messages; a sender of plain JSON knows nothing of it.</summary>
internal static class Envelope
{
    private const string ContentType = "application/vnd.masstransit+json";

    /// <summary>By content type, or by shape: <c>messageType</c> is then a list of urns, in plain JSON it is a name.</summary>
    public static bool IsEnvelope(string? contentType, JsonElement root) =>
        contentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) is true || (Urns(root) is not null && Content(root) is not null);

    public static JsonElement? Content(JsonElement root) =>
        root.TryGetProperty("message", out var content) && content.ValueKind is JsonValueKind.Object ? content : null;

    /// <summary>The first of the urns that the contract knows: a sender lists the interfaces of its type too.</summary>
    public static string? NameIn(JsonElement root)
    {
        string[] names = [.. Urns(root)?.EnumerateArray().Select(urn => MessageName.Normal(JsonText.OrNull(urn))).OfType<string>() ?? []];

        return names.FirstOrDefault(MessageName.IsOfContract) ?? names.FirstOrDefault();
    }

    /// <summary>The field <c>messageType</c> of plain JSON.</summary>
    public static string? FieldOf(JsonElement root) => root.TryGetProperty(MessageNames.Field, out var field) ? JsonText.OrNull(field) : null;

    private static JsonElement? Urns(JsonElement root) =>
        root.TryGetProperty(MessageNames.Field, out var urns) && urns.ValueKind is JsonValueKind.Array ? urns : null;
}
