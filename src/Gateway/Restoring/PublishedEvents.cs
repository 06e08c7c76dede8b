using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Restoring;

internal static class PublishedEvents
{
    public static PublishedEvent Of(LedgerEntry entry) => new(
        entry.Message.Type!,
        entry.RoutingKey,
        Guid.TryParse(entry.Message.MessageId, out var id) ? id : StableId.Of(Guid.Empty, Convert.ToHexStringLower(entry.Hash)),
        entry.Message.CorrelationId,
        entry.Message.Body.ToArray());

    /// <summary>Null where it is not what its name says: whoever may publish can put anything there.</summary>
    public static T? Read<T>(LedgerEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(entry.Message.Body.Span, ContractJson.Options);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static string? TextIn(JsonElement body, string field) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
