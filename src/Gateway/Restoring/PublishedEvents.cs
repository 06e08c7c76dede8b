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

    /// <summary>Which application it is about, if it says so.</summary>
    public static Guid? IdIn(LedgerEntry entry) => Guid.TryParse(TextIn(Read<JsonElement>(entry), "applicationId"), out var id) ? id : null;

    public static string? TextIn(JsonElement body, string field) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
