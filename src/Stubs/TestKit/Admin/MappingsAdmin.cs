using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Mappings;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>Mappings.</summary>
internal static class MappingsAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/mappings", "All mappings, newest first; limit and offset", (call, _) => List(call, call.Tenant.Mappings.All())),
        new("POST", "/__admin/mappings", "Make a mapping", (call, _) => call.Read(place => StubMappingReading.Read(place), mapping => Put(call, mapping, 201))),
        new("DELETE", "/__admin/mappings", "Remove every mapping", (call, _) => Clear(call)),
        new("POST", "/__admin/mappings/reset", "Back to the mappings of the start, which are none", (call, _) => Clear(call)),
        new("POST", "/__admin/mappings/import", "Make several mappings", (call, _) => call.Read(ReadImport, import => Import(call, import))),
        new("POST", "/__admin/mappings/find-by-metadata", "Mappings whose metadata fit a pattern", (call, _) => call.Read(ValuePatternReading.Read, pattern => List(call, WithMetadata(call, pattern)))),
        new("POST", "/__admin/mappings/remove-by-metadata", "Remove mappings whose metadata fit a pattern", (call, _) => call.Read(ValuePatternReading.Read, pattern => RemoveWithMetadata(call, pattern))),
        new("GET", "/__admin/mappings/unmatched", "Mappings that answered none of the requests in the journal", (call, _) => List(call, Unmatched(call))),
        new("DELETE", "/__admin/mappings/unmatched", "Remove the mappings that answered none of the requests in the journal", (call, _) =>
        {
            var leaving = Unmatched(call);
            call.Tenant.Mappings.Remove(leaving.Contains);
            return AdminAnswer.Done;
        }),
        new("POST", "/__admin/mappings/edit", "Change the mapping whose id the body says", (call, _) => call.Read(place => StubMappingReading.Read(place), mapping => Edit(call, mapping))),
        new("POST", "/__admin/mappings/remove", "Remove the mapping whose id the body says", (call, _) => call.Read(place => StubMappingReading.Read(place), mapping => Remove(call, mapping.Id))),
        new("GET", "/__admin/mappings/{id}", "One mapping", (call, at) => Find(call, at, mapping => new(200, mapping.Json.DeepClone()))),
        new("PUT", "/__admin/mappings/{id}", "Change a mapping", (call, at) => Find(call, at, known => call.Read(place => StubMappingReading.Read(place, known.Id), mapping => Put(call, mapping, 200)))),
        new("DELETE", "/__admin/mappings/{id}", "Remove a mapping", (call, at) => Find(call, at, known => Remove(call, known.Id))),
    ];

    public static JsonObject ListOf(IEnumerable<StubMapping> mappings, int total) => new()
    {
        ["mappings"] = new JsonArray([.. mappings.Select(mapping => mapping.Json.DeepClone())]),
        ["meta"] = new JsonObject { ["total"] = total },
    };

    private static AdminAnswer List(AdminCall call, IReadOnlyList<StubMapping> mappings) =>
        new(200, ListOf(mappings.Skip(call.Number("offset") ?? 0).Take(call.Number("limit") ?? int.MaxValue), mappings.Count));

    private static AdminAnswer Put(AdminCall call, StubMapping mapping, int status)
    {
        call.Tenant.Mappings.Put(mapping);
        return new(status, mapping.Json.DeepClone());
    }

    private static AdminAnswer Edit(AdminCall call, StubMapping mapping) =>
        call.Tenant.Mappings.Find(mapping.Id) is null ? AdminAnswer.NotFound : Put(call, mapping, 200);

    private static AdminAnswer Clear(AdminCall call)
    {
        call.Tenant.Mappings.Remove(_ => true);
        return AdminAnswer.Done;
    }

    private static AdminAnswer Remove(AdminCall call, Guid id)
    {
        call.Tenant.Mappings.Remove(mapping => mapping.Id == id);
        return AdminAnswer.Done;
    }

    private static AdminAnswer Find(AdminCall call, IReadOnlyDictionary<string, string> at, Func<StubMapping, AdminAnswer> go)
    {
        if (!Guid.TryParse(at["id"], out var id))
        {
            return AdminAnswers.Error(400, 10, $"{at["id"]} is not a valid UUID");
        }

        return call.Tenant.Mappings.Find(id) is { } mapping ? go(mapping) : AdminAnswer.NotFound;
    }

    private static ImportOrder? ReadImport(JsonPlace place)
    {
        if (!place.IsObjectOf("mappings", "importOptions") || place.Need("mappings") is not { } list)
        {
            return null;
        }

        var mappings = list.Items().Select(item => StubMappingReading.Read(item)).OfType<StubMapping>().ToList();
        JsonPlace? options = place.Member("importOptions") is { IsNull: false } at ? at : null;
        if (options is { } given)
        {
            given.IsObjectOf("duplicatePolicy", "deleteAllNotInImport");
        }

        return new(
            mappings,
            options?.Member("duplicatePolicy") is { IsNull: false } policy && policy.Choice(("OVERWRITE", false), ("IGNORE", true)),
            options?.Member("deleteAllNotInImport") is { IsNull: false } delete && delete.Flag());
    }

    private static AdminAnswer Import(AdminCall call, ImportOrder order)
    {
        if (order.DeleteOthers)
        {
            call.Tenant.Mappings.Remove(mapping => !order.Mappings.Any(imported => imported.Id == mapping.Id));
        }

        // The first of a file is the first to be asked, so it must be the newest.
        foreach (var mapping in order.Mappings.Reverse().Where(mapping => !order.KeepKnown || call.Tenant.Mappings.Find(mapping.Id) is null))
        {
            call.Tenant.Mappings.Put(mapping);
        }

        return AdminAnswer.Done;
    }

    private static List<StubMapping> WithMetadata(AdminCall call, ValuePattern pattern) =>
        [.. call.Tenant.Mappings.All().Where(mapping => mapping.Metadata.ValueKind is not System.Text.Json.JsonValueKind.Undefined && pattern.Fits(Material.Of(mapping.Metadata.GetRawText())))];

    private static AdminAnswer RemoveWithMetadata(AdminCall call, ValuePattern pattern)
    {
        var leaving = WithMetadata(call, pattern);
        call.Tenant.Mappings.Remove(leaving.Contains);
        return AdminAnswer.Done;
    }

    private static List<StubMapping> Unmatched(AdminCall call)
    {
        var used = call.Tenant.Exchanges.All().Select(exchange => exchange.Mapping?["id"]?.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        return [.. call.Tenant.Mappings.All().Where(mapping => !used.Contains(mapping.Id.ToString()))];
    }

    private sealed record ImportOrder(IReadOnlyList<StubMapping> Mappings, bool KeepKnown, bool DeleteOthers);
}
