using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>An exchange without secrets.</summary>
internal sealed record Recorded(string Url, string Method, string Request, int Status, string? ContentType, string Response, string? Operation)
{
    /// <summary>What a request must have in common with this one to get its answer.</summary>
    public string Key => $"{Method} {Url} {Operation}";

    /// <param name="before">The last mapping of the same key: it gives way to this one once it has answered.</param>
    public JsonObject ToMapping(JsonObject? before)
    {
        var number = before is null ? 1 : before["metadata"]!["sandbox"]!["number"]!.GetValue<int>() + 1;
        var request = new JsonObject { ["method"] = Method, ["url"] = Url };
        if (Request.StartsWith('<') && Operation is not null)
        {
            request["bodyPatterns"] = new JsonArray(new JsonObject
            {
                ["matchesXPath"] = new JsonObject { ["expression"] = "//*[local-name()='serviceId']/text()", ["equalTo"] = Operation },
            });
        }

        var mapping = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["name"] = $"{Key} {number}",
            ["request"] = request,
            ["response"] = new JsonObject
            {
                ["status"] = Status,
                ["headers"] = ContentType is null ? [] : new JsonObject { ["Content-Type"] = ContentType },
                ["body"] = Response,
            },
            ["metadata"] = new JsonObject { ["sandbox"] = new JsonObject { ["key"] = Key, ["number"] = number, ["request"] = Request } },
        };
        if (before is not null)
        {
            Chain(before, mapping, number);
        }

        return mapping;
    }

    public Answer Answer() => new(
        Status, ContentType is null ? [] : [new("Content-Type", new StringValues(ContentType))], Encoding.UTF8.GetBytes(Response));

    public Asked Shown(Asked asked) => new()
    {
        Id = asked.Id,
        At = asked.At,
        Method = Method,
        Url = Url,
        Headers = asked.Headers.Where(header => header.Key is "Content-Type" or "Host" or "SOAPAction").ToDictionary(StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetBytes(Request),
        BodyIsCut = "Recorded: values are replaced.",
        Scheme = asked.Scheme,
        Host = asked.Host,
        Port = asked.Port,
        Protocol = asked.Protocol,
    };

    private void Chain(JsonObject before, JsonObject mapping, int number)
    {
        before["scenarioName"] ??= Key;
        before["requiredScenarioState"] ??= number is 2 ? "Started" : State(number - 1);
        before["newScenarioState"] = State(number);
        mapping["scenarioName"] = Key;
        mapping["requiredScenarioState"] = State(number);
    }

    private static string State(int number) => number.ToString(CultureInfo.InvariantCulture);
}
