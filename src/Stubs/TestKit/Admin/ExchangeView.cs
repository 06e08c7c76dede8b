using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>An exchange as WireMock's clients read it; they refuse members they do not know, so what WireMock has no word for is a sub-event.</summary>
internal static class ExchangeView
{
    public static JsonObject Event(Exchange exchange) => new()
    {
        ["id"] = exchange.Asked.Id.ToString(),
        ["request"] = Request(exchange.Asked),
        ["responseDefinition"] = exchange.Definition?.DeepClone() ?? new JsonObject { ["status"] = exchange.Answer?.Status ?? 0, ["fromConfiguredStub"] = false },
        ["response"] = Response(exchange.Answer),
        ["wasMatched"] = exchange.WasMatched,
        ["timing"] = new JsonObject
        {
            ["addedDelay"] = (long)exchange.Delay.TotalMilliseconds,
            ["processTime"] = 0,
            ["responseSendTime"] = 0,
            ["serveTime"] = 0,
            ["totalTime"] = (long)exchange.Delay.TotalMilliseconds,
        },
        ["subEvents"] = new JsonArray(SubEvent(Sandbox(exchange))),
        ["stubMapping"] = exchange.Mapping?.DeepClone(),
    };

    public static JsonObject SubEvent(JsonObject data) => new() { ["type"] = "SANDBOX", ["timeOffsetNanos"] = 0, ["data"] = data };

    public static JsonObject Request(Asked asked) => new()
    {
        ["url"] = asked.Url,
        ["absoluteUrl"] = asked.AbsoluteUrl,
        ["method"] = asked.Method,
        ["clientIp"] = asked.ClientIp,
        ["headers"] = Headers(asked.Headers),
        ["cookies"] = new JsonObject(asked.Cookies.Select(cookie => KeyValuePair.Create(cookie.Key, (JsonNode?)cookie.Value))),
        ["browserProxyRequest"] = false,
        ["loggedDate"] = asked.At.ToUnixTimeMilliseconds(),
        ["bodyAsBase64"] = Convert.ToBase64String(asked.Body.Span),
        ["body"] = asked.Text,
        ["protocol"] = asked.Protocol,
        ["scheme"] = asked.Scheme,
        ["host"] = asked.Host,
        ["port"] = asked.Port,
        ["loggedDateString"] = asked.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["queryParams"] = Parameters(asked.Query),
        ["formParams"] = Parameters(asked.Form),
    };

    private static JsonObject Response(Answer? answer)
    {
        var shown = new JsonObject { ["status"] = answer?.Status ?? 0 };
        if (answer is { Headers.Count: > 0 })
        {
            shown["headers"] = Headers(answer.Headers);
        }

        var body = answer?.Body ?? default;
        shown["bodyAsBase64"] = Convert.ToBase64String(body.Span);
        shown["body"] = Encoding.UTF8.GetString(body.Span);
        return shown;
    }

    private static JsonObject Sandbox(Exchange exchange)
    {
        var shown = new JsonObject { ["answeredBy"] = exchange.AnsweredBy };
        Add(shown, "fault", exchange.Fault);
        Add(shown, "whyNoMapping", exchange.WhyNoMapping?.TrimEnd());
        Add(shown, "body", exchange.Asked.BodyIsCut);
        if (exchange.LetGo.Count > 0)
        {
            shown["letGo"] = new JsonArray([.. exchange.LetGo.Select(sentence => (JsonNode)sentence)]);
        }

        if (exchange.Entry is { } entry)
        {
            Add(shown, "operation", entry.Operation);
            Add(shown, "messageId", entry.MessageId);
            Add(shown, "caller", entry.Caller);
            Add(shown, "iin", entry.MaskedIin);
            Add(shown, "signature", entry.Signature);
            Add(shown, "outcome", entry.Outcome);
            shown["signatureIsValid"] = entry.SignatureIsValid;
            shown["bent"] = new JsonArray([.. entry.Bent.Select(sentence => (JsonNode)sentence)]);
        }

        return shown;
    }

    private static void Add(JsonObject to, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            to[name] = value;
        }
    }

    private static JsonObject Headers(IEnumerable<KeyValuePair<string, StringValues>> headers)
    {
        var shown = new JsonObject();
        foreach (var (name, values) in headers)
        {
            shown[name] = values.Count is 1 ? values[0] : new JsonArray([.. values.Select(value => (JsonNode?)value)]);
        }

        return shown;
    }

    private static JsonObject Parameters(Dictionary<string, StringValues> parameters) => new(parameters.Select(parameter => KeyValuePair.Create(
        parameter.Key,
        (JsonNode?)new JsonObject { ["key"] = parameter.Key, ["values"] = new JsonArray([.. parameter.Value.Select(value => (JsonNode?)value)]) })));
}
