using System.Text.Json.Nodes;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>The OpenAPI document of the admin API, made from its own list of addresses.</summary>
internal static class AdminDescription
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/docs/openapi.json", "This document", (call, _) => new(200, Document(call))),
    ];

    private static JsonObject Document(AdminCall call)
    {
        var paths = new JsonObject();
        foreach (var path in AdminApi.Routes(call.Face).GroupBy(route => route.Pattern, StringComparer.Ordinal))
        {
            paths[path.Key] = new JsonObject(path.Select(route => KeyValuePair.Create(route.Method.ToLowerInvariant(), (JsonNode?)Operation(route))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = $"{call.Face.Name}: admin API",
                ["version"] = "1",
                ["description"] = "WireMock's JSON for the parts that are supported; what is not is refused with 422. No token, any Content-Type.",
            },
            ["paths"] = paths,
        };
    }

    private static JsonObject Operation(AdminRoute route)
    {
        var parameters = new JsonArray(new JsonObject
        {
            ["name"] = Tenants.Tenant.Header,
            ["in"] = "header",
            ["required"] = false,
            ["schema"] = new JsonObject { ["type"] = "string" },
        });
        foreach (var name in route.Pattern.Split('/').Where(segment => segment is ['{', .., '}']).Select(segment => segment[1..^1]))
        {
            parameters.Add((JsonNode)new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } });
        }

        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Method.ToLowerInvariant()}{string.Concat(route.Pattern.Split('/', '-', '.').Select(Pascal))}",
            ["summary"] = route.Summary,
            ["parameters"] = parameters,
        };
        var responses = new JsonObject { ["default"] = new JsonObject { ["description"] = "An answer as WireMock's." } };
        if (route.Method is "POST" or "PUT")
        {
            operation["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } } };
            responses["422"] = new JsonObject { ["description"] = "Mistakes: errors[] with a JSON pointer and a sentence each." };
        }

        operation["responses"] = responses;
        return operation;
    }

    private static string Pascal(string segment)
    {
        var word = segment.Trim('{', '}', '_');
        return word.Length is 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];
    }
}
