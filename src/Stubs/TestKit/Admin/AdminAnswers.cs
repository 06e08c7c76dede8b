using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>What the admin API answers.</summary>
internal sealed record AdminAnswer(int Status, JsonNode? Json, string? Html = null)
{
    /// <summary>What WireMock has no member for.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AdminAnswer Done { get; } = new(200, new JsonObject());

    public static AdminAnswer NotFound { get; } = new(404, null);

    public Answer ToAnswer() => Html is not null
        ? new(Status, [.. Headers, new("Content-Type", "text/html; charset=utf-8")], Encoding.UTF8.GetBytes(Html))
        : Json is null
            ? new(Status, [], default)
            : new(Status, [.. Headers, new("Content-Type", "application/json; charset=utf-8")], Encoding.UTF8.GetBytes(Json.ToJsonString(Pretty)));
}

/// <summary>Refusals in the shape that clients of WireMock read.</summary>
internal static class AdminAnswers
{
    private const int JsonCode = 10;

    public static AdminAnswer Errors(int status, params IEnumerable<PeopleProblem> problems) => new(status, new JsonObject
    {
        ["errors"] = new JsonArray([.. problems.Select(problem => new JsonObject
        {
            ["code"] = JsonCode,
            ["source"] = new JsonObject { ["pointer"] = problem.Pointer.Length is 0 ? "/" : problem.Pointer },
            ["title"] = "Error parsing JSON",
            ["detail"] = problem.Pointer.Length is 0 ? $"The document {problem.Message}" : $"{problem.Pointer} {problem.Message}",
        })]),
    });

    public static AdminAnswer Error(int status, int code, string title) =>
        new(status, new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = title }) });
}
