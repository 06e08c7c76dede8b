using System.Globalization;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Mappings;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>The journal, as WireMock's clients ask for it.</summary>
internal static class RequestsAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/requests", "The journal, newest first; limit, since, unmatched, matchingStub", (call, _) => List(call)),
        new("DELETE", "/__admin/requests", "Forget the journal", (call, _) => Forget(call)),
        new("POST", "/__admin/requests/reset", "Forget the journal", (call, _) => Forget(call)),
        new("POST", "/__admin/requests/count", "How many requests fit a pattern", (call, _) => call.Read(RequestPatternReading.Read, pattern => new AdminAnswer(200, new JsonObject
        {
            ["count"] = Fitting(call, pattern).Count, ["requestJournalDisabled"] = false,
        }).WithDropped(call))),
        new("POST", "/__admin/requests/find", "Requests that fit a pattern", (call, _) => call.Read(RequestPatternReading.Read, pattern => new(200, RequestList(Fitting(call, pattern))))),
        new("POST", "/__admin/requests/remove", "Forget the requests that fit a pattern", (call, _) => call.Read(RequestPatternReading.Read, pattern => new(200, new JsonObject
        {
            ["serveEvents"] = new JsonArray([.. call.Tenant.Exchanges.Remove(exchange => pattern.Fits(exchange.Asked)).Select(ExchangeView.Event)]),
        }))),
        new("POST", "/__admin/requests/remove-by-metadata", "Forget the requests that were answered by mappings whose metadata fit a pattern", (call, _) => call.Read(ValuePatternReading.Read, pattern => new(200, new JsonObject
        {
            ["serveEvents"] = new JsonArray([.. call.Tenant.Exchanges.Remove(exchange => exchange.Mapping?["metadata"] is { } metadata && pattern.Fits(Material.Of(metadata.ToJsonString()))).Select(ExchangeView.Event)]),
        }))),
        new("GET", "/__admin/requests/unmatched", "Requests that nobody knew an answer for", (call, _) => new(200, RequestList([.. NewestFirst(call).Where(exchange => !exchange.WasMatched)]))),
        new("GET", "/__admin/requests/{id}", "One exchange", (call, at) => Find(call, at["id"], exchange => new(200, ExchangeView.Event(exchange)))),
        new("DELETE", "/__admin/requests/{id}", "Forget one exchange", (call, at) => Find(call, at["id"], known =>
        {
            call.Tenant.Exchanges.Remove(exchange => exchange == known);
            return AdminAnswer.Done;
        })),
    ];

    private static AdminAnswer WithDropped(this AdminAnswer answer, AdminCall call) =>
        answer with { Headers = [new("X-Sandbox-Dropped", call.Tenant.Exchanges.Dropped.ToString(CultureInfo.InvariantCulture))] };

    private static IEnumerable<Exchange> NewestFirst(AdminCall call) => call.Tenant.Exchanges.All().Reverse();

    private static List<Exchange> Fitting(AdminCall call, RequestPattern pattern) => [.. call.Tenant.Exchanges.All().Where(exchange => pattern.Fits(exchange.Asked))];

    private static AdminAnswer List(AdminCall call)
    {
        DateTimeOffset? since = null;
        if (call.Http.Query["since"].ToString() is { Length: > 0 } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            {
                return AdminAnswers.Error(400, 10, $"{text} is not a valid instant (ISO 8601)");
            }

            since = instant;
        }

        var unmatched = call.Http.Query["unmatched"] == "true";
        var stub = call.Http.Query["matchingStub"].ToString();
        var all = NewestFirst(call)
            .Where(exchange => (since is null || exchange.Asked.At >= since) && !(unmatched && exchange.WasMatched) && (stub.Length is 0 || exchange.Mapping?["id"]?.GetValue<string>() == stub))
            .ToList();
        return new AdminAnswer(200, new JsonObject
        {
            ["requests"] = new JsonArray([.. all.Take(call.Number("limit") ?? int.MaxValue).Select(ExchangeView.Event)]),
            ["meta"] = new JsonObject { ["total"] = all.Count },
            ["requestJournalDisabled"] = false,
        }).WithDropped(call);
    }

    private static JsonObject RequestList(IEnumerable<Exchange> exchanges) => new()
    {
        ["requests"] = new JsonArray([.. exchanges.Select(exchange => ExchangeView.Request(exchange.Asked))]),
        ["requestJournalDisabled"] = false,
    };

    private static AdminAnswer Forget(AdminCall call)
    {
        call.Tenant.Exchanges.Remove(_ => true);
        return AdminAnswer.Done;
    }

    private static AdminAnswer Find(AdminCall call, string id, Func<Exchange, AdminAnswer> go)
    {
        if (!Guid.TryParse(id, out var wanted))
        {
            return AdminAnswers.Error(400, 10, $"{id} is not a valid UUID");
        }

        return call.Tenant.Exchanges.All().FirstOrDefault(exchange => exchange.Asked.Id == wanted) is { } found ? go(found) : AdminAnswer.NotFound;
    }
}
