using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Reads a mapping from the admin API's JSON.</summary>
internal static class StubMappingReading
{
    private static readonly string[] Members =
    [
        "id", "uuid", "name", "request", "response", "persistent", "priority", "scenarioName", "requiredScenarioState", "newScenarioState", "metadata",
    ];

    // The id where the address says it.
    public static StubMapping? Read(JsonPlace place, Guid? id = null)
    {
        if (!place.IsObjectOf(Members))
        {
            return null;
        }

        // Nothing of a double outlives it, so "persistent" has nothing to do; it is taken because every client may send it.
        _ = Member(place, "persistent")?.Flag();
        _ = Member(place, "name")?.AnyText();
        var chosen = id ?? ReadId(place) ?? Guid.NewGuid();
        return new()
        {
            Id = chosen,
            Json = Shown(place.Value, chosen),
            Request = Member(place, "request") is { } request ? RequestPatternReading.Read(request) : new([], null),
            Response = Member(place, "response") is { } response ? ResponseReading.Read(response) : new(),
            Priority = Member(place, "priority")?.Number(least: 1) ?? StubMapping.DefaultPriority,
            Scenario = ReadScenario(place),
            RequiredState = Member(place, "requiredScenarioState")?.Text(),
            NewState = Member(place, "newScenarioState")?.Text(),
            Metadata = Member(place, "metadata") is { } metadata ? metadata.Value.Clone() : default,
        };
    }

    private static JsonPlace? Member(JsonPlace place, string name) => place.Member(name) is { IsNull: false } member ? member : null;

    private static Guid? ReadId(JsonPlace place)
    {
        foreach (var name in (ReadOnlySpan<string>)["id", "uuid"])
        {
            if (Member(place, name) is { } at)
            {
                if (Guid.TryParse(at.AnyText(), out var id))
                {
                    return id;
                }

                at.Complain("must be a UUID");
            }
        }

        return null;
    }

    private static string? ReadScenario(JsonPlace place)
    {
        var name = Member(place, "scenarioName")?.Text();
        foreach (var state in (ReadOnlySpan<string>)["requiredScenarioState", "newScenarioState"])
        {
            if (name is null && Member(place, state) is { } alone)
            {
                alone.Complain("needs scenarioName");
            }
        }

        return name;
    }

    // As it was sent, with the id, the status and the method that were left out.
    private static JsonObject Shown(JsonElement sent, Guid id)
    {
        var shown = new JsonObject { ["id"] = id.ToString() };
        foreach (var member in sent.EnumerateObject().Where(member => member.Name is not "id" and not "uuid" && member.Value.ValueKind is not JsonValueKind.Null))
        {
            shown[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        shown["request"] ??= new JsonObject();
        shown["response"] ??= new JsonObject();
        if (shown["request"] is JsonObject request)
        {
            request["method"] ??= "ANY";
        }

        if (shown["response"] is JsonObject response)
        {
            response["status"] ??= 200;
        }

        shown["uuid"] = id.ToString();
        return shown;
    }
}
