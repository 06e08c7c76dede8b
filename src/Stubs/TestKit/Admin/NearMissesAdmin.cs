using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Mappings;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>What nearly matched: mappings for a request, requests for a pattern.</summary>
internal static class NearMissesAdmin
{
    private const int Most = 3;

    // A request as the journal shows it: clients send back what they got from there.
    private static readonly string[] RequestMembers =
    [
        "url", "absoluteUrl", "method", "clientIp", "headers", "cookies", "browserProxyRequest", "loggedDate", "bodyAsBase64", "body", "protocol", "scheme", "host", "port",
        "loggedDateString", "queryParams", "formParams", "id",
    ];

    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/requests/unmatched/near-misses", "The mappings that came nearest to the requests that nobody knew an answer for", (call, _) =>
            Of(call, call.Tenant.Exchanges.All().Reverse().Where(exchange => !exchange.WasMatched).Select(exchange => exchange.Asked))),
        new("POST", "/__admin/near-misses/request", "The mappings that come nearest to a request, as the journal shows one", (call, _) => call.Read(place => ReadRequest(place, call), asked => Of(call, [asked]))),
        new("POST", "/__admin/near-misses/request-pattern", "Requests that come nearest to a pattern", (call, _) => call.Read(RequestPatternReading.Read, pattern => Requests(call, pattern))),
    ];

    private static AdminAnswer Of(AdminCall call, IEnumerable<Asked> requests) => new(200, new JsonObject
    {
        ["nearMisses"] = new JsonArray([.. requests.SelectMany(asked => call.Tenant.Mappings.Nearest(asked, Most).Select(near => new JsonObject
        {
            ["request"] = ExchangeView.Request(asked),
            ["stubMapping"] = near.Mapping.Json.DeepClone(),
            ["matchResult"] = new JsonObject
            {
                ["distance"] = near.Distance,
                ["subEvents"] = new JsonArray(ExchangeView.SubEvent(new JsonObject { ["misfits"] = new JsonArray([.. near.Misfits.Select(misfit => (JsonNode)misfit)]) })),
            },
        }))]),
    });

    private static AdminAnswer Requests(AdminCall call, RequestPattern pattern) => new(200, new JsonObject
    {
        ["nearMisses"] = new JsonArray([.. call.Tenant.Exchanges.All().OrderBy(exchange => pattern.Distance(exchange.Asked)).Take(Most).Select(exchange => new JsonObject
        {
            ["request"] = ExchangeView.Request(exchange.Asked),
            ["matchResult"] = new JsonObject { ["distance"] = pattern.Distance(exchange.Asked) },
        })]),
    });

    private static Asked? ReadRequest(JsonPlace place, AdminCall call)
    {
        if (!place.IsObjectOf(RequestMembers) || place.Need("url")?.Text() is not { } url || place.Need("method")?.Text() is not { } method)
        {
            return null;
        }

        return new Asked
        {
            At = call.Now,
            Method = method,
            Url = url,
            Headers = ReadHeaders(place),
            Cookies = Member(place, "cookies")?.Entries().ToDictionary(cookie => cookie.Name, cookie => Values(cookie.Place).FirstOrDefault() ?? "", StringComparer.Ordinal) ?? [],
            Body = ReadBody(place),
            Scheme = Member(place, "scheme")?.Text() ?? call.Http.Scheme,
            Host = Member(place, "host")?.Text() ?? call.Http.Host.Host,
            Port = Member(place, "port")?.Number(least: 0) ?? call.Http.Host.Port ?? 80,
        };
    }

    private static Dictionary<string, StringValues> ReadHeaders(JsonPlace place) =>
        Member(place, "headers")?.Entries().ToDictionary(header => header.Name, header => new StringValues(Values(header.Place)), StringComparer.OrdinalIgnoreCase)
        ?? new(StringComparer.OrdinalIgnoreCase);

    private static string[] Values(JsonPlace place) =>
        place.Value.ValueKind is JsonValueKind.Array ? [.. place.Items().Select(item => item.AnyText())] : [place.AnyText()];

    private static byte[] ReadBody(JsonPlace place)
    {
        if (Member(place, "bodyAsBase64") is not { } encoded)
        {
            return Encoding.UTF8.GetBytes(Member(place, "body")?.AnyText() ?? "");
        }

        if (encoded.Value.ValueKind is JsonValueKind.String && encoded.Value.TryGetBytesFromBase64(out var bytes))
        {
            return bytes;
        }

        encoded.Complain("must be Base64");
        return [];
    }

    private static JsonPlace? Member(JsonPlace place, string name) => place.Member(name) is { IsNull: false } member ? member : null;
}
