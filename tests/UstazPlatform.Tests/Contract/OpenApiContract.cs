using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attestation.UstazPlatform.Tests.Contract;

/// <summary>The document that the double serves, as a judge of requests and answers.</summary>
internal sealed class OpenApiContract(JsonElement document)
{
    private static readonly HashSet<string> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Content-Type", "Content-Length", "Transfer-Encoding", "traceparent", "tracestate", "Host", "Accept",
    };

    private readonly JsonSchema _schemas = new(document);

    public IEnumerable<(string Path, string Method, JsonElement Operation)> Operations =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);

    public JsonSchema Schemas => _schemas;

    /// <summary>Everything in which an exchange is not as the document says.</summary>
    public IReadOnlyList<string> Faults(Exchanged exchange) => Find(exchange) is { } operation
        ? [.. OfRequest(operation, exchange), .. OfAnswer(operation, exchange)]
        : [$"{exchange.Method} {exchange.Address.AbsolutePath} is not described"];

    /// <summary>Everything in which an answer is not as the document says, whatever was asked.</summary>
    public IReadOnlyList<string> FaultsOfAnswer(Exchanged exchange) => Find(exchange) is { } operation ? [.. OfAnswer(operation, exchange)] : [];

    private JsonElement? Find(Exchanged exchange)
    {
        foreach (var (path, method, operation) in Operations)
        {
            var pattern = $"^{Regex.Replace(path, "\\{[^}]+\\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1))}$";
            if (method == exchange.Method && Regex.IsMatch(exchange.Address.AbsolutePath, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            {
                return operation;
            }
        }

        return null;
    }

    private IEnumerable<string> OfRequest(JsonElement operation, Exchanged exchange)
    {
        var parameters = operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToArray() : [];
        foreach (var pair in exchange.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsKnown(parameters, "query", Uri.UnescapeDataString(pair.Split('=')[0])))
            {
                yield return $"query {pair.Split('=')[0]}: is not described";
            }
        }

        foreach (var header in exchange.RequestHeaders.Keys.Where(header => !Standard.Contains(header) && !IsKnown(parameters, "header", header)))
        {
            yield return $"header {header}: is not described";
        }

        var isOpen = !operation.TryGetProperty("security", out var security) || security.GetArrayLength() is 0;
        if (!isOpen && exchange.RequestHeaders.GetValueOrDefault("Authorization")?.StartsWith("Bearer ", StringComparison.Ordinal) is not true)
        {
            yield return "header Authorization: no token is shown";
        }

        if (!operation.TryGetProperty("requestBody", out var body))
        {
            if (exchange.Request is not [])
            {
                yield return "body: none is asked for";
            }

            yield break;
        }

        foreach (var fault in OfContent(body.GetProperty("content"), exchange.RequestHeaders, exchange.Request, "request"))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> OfAnswer(JsonElement operation, Exchanged exchange)
    {
        if (!operation.GetProperty("responses").TryGetProperty($"{exchange.Status}", out var response))
        {
            return [$"status {exchange.Status}: is not described"];
        }

        var headers = response.TryGetProperty("headers", out var described)
            ? described.EnumerateObject().Where(header => !exchange.AnswerHeaders.ContainsKey(header.Name)).Select(header => $"header {header.Name}: is missing")
            : [];
        var content = response.TryGetProperty("content", out var types) ? OfContent(types, exchange.AnswerHeaders, exchange.Answer, "answer")
            : exchange.Answer is [] || exchange.AnswerHeaders.ContainsKey("Content-Disposition") || exchange.AnswerHeaders["Content-Type"] is "application/xml" ? []
            : ["answer: none is described"];

        return headers.Concat(content);
    }

    private IEnumerable<string> OfContent(JsonElement types, IReadOnlyDictionary<string, string> headers, byte[] body, string what)
    {
        var type = headers.GetValueOrDefault("Content-Type")?.Split(';')[0] ?? "none";
        if (!types.TryGetProperty(type, out var described))
        {
            return [$"{what}: {type} is not described"];
        }

        var schema = described.GetProperty("schema");

        return type switch
        {
            "application/x-www-form-urlencoded" => _schemas.Faults(schema, JsonSerializer.SerializeToElement(Form(body)), what),
            _ when type.EndsWith("json", StringComparison.Ordinal) => _schemas.Faults(schema, JsonSerializer.Deserialize<JsonElement>(body), what),
            _ => [],
        };
    }

    private static bool IsKnown(JsonElement[] parameters, string place, string name) =>
        Array.Exists(parameters, parameter => parameter.GetProperty("in").GetString() == place && name.Equals(parameter.GetProperty("name").GetString(), StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> Form(byte[] body) => System.Text.Encoding.UTF8.GetString(body)
        .Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);
}
