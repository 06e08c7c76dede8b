using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings.Templates;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>What a mapping answers.</summary>
internal sealed record ResponseDefinition
{
    public int Status { get; init; } = 200;

    public string? Reason { get; init; }

    public IReadOnlyList<(string Name, IReadOnlyList<Template> Values)> Headers { get; init; } = [];

    public Template? Body { get; init; }

    /// <summary>The body where it is given in base64.</summary>
    public byte[]? Bytes { get; init; }

    public bool BodyIsJson { get; init; }

    public JsonObject? Parameters { get; init; }

    public TimeSpan FixedDelay { get; init; }

    public Delay? Delay { get; init; }

    public Dribble? Dribble { get; init; }

    public WireFault? Fault { get; init; }

    public Answer Render(TemplateModel model)
    {
        var headers = Headers.Select(header => KeyValuePair.Create(header.Name, new StringValues([.. header.Values.Select(value => value.Render(model))]))).ToList();
        var body = Bytes ?? Encoding.UTF8.GetBytes(Body?.Render(model) ?? "");
        return new Answer(Status, headers, body) { Reason = Reason };
    }

    /// <summary>The definition as the journal shows it: with what the templates gave.</summary>
    public static JsonObject Shown(JsonObject definition, Answer answer)
    {
        var shown = (JsonObject)definition.DeepClone();
        if (shown.ContainsKey("body"))
        {
            shown["body"] = Encoding.UTF8.GetString(answer.Body.Span);
        }

        return shown;
    }

    public static string TextOfJson(JsonElement json) => JsonSerializer.Serialize(json, CompactJson);

    private static readonly JsonSerializerOptions CompactJson = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
