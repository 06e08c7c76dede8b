using System.Text.Json;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>A path into JSON: members, indexes, slices, wildcards, descent and filters; everything else is refused when it is read.</summary>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<JsonPathStep> _steps;

    internal JsonPath(IReadOnlyList<JsonPathStep> steps) => _steps = steps;

    /// <summary>Whether it names one place at most.</summary>
    public bool IsDefinite => _steps.All(step => step is JsonPathStep.Child or JsonPathStep.Index { At.Count: 1 });

    /// <exception cref="FormatException">The path is none, or uses what is not supported; the message says where.</exception>
    public static JsonPath Parse(string text) => new JsonPathReader(text).Read();

    public IReadOnlyList<JsonElement> Find(JsonElement root) => Find(root, root);

    internal IReadOnlyList<JsonElement> Find(JsonElement from, JsonElement root)
    {
        IEnumerable<JsonElement> found = [from];
        foreach (var step in _steps)
        {
            found = found.SelectMany(place => step.Take(place, root));
        }

        return [.. found];
    }

    /// <summary>What it finds in a text; nothing when the text is no JSON.</summary>
    public IReadOnlyList<JsonElement> FindIn(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. Find(document.RootElement).Select(found => found.Clone())];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>A value as templates and patterns see it: a text without quotes, everything else as JSON.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
