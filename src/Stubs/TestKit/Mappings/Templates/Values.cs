using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>Values as templates see them.</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        Several several => several.Text,
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        JsonElement { ValueKind: JsonValueKind.Null } => "",
        JsonElement json => json.ValueKind is JsonValueKind.String ? json.GetString()! : JsonSerializer.Serialize(json, Json),
        JsonNode json => json.ToJsonString(Json),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(TextOf))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static bool IsTrue(object? value) => value switch
    {
        null or false or "" or 0 or 0L or 0d => false,
        JsonElement json => json.ValueKind is not JsonValueKind.Null and not JsonValueKind.False && (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() > 0),
        Several several => several.Items.Count > 0,
        ICollection items => items.Count > 0,
        _ => true,
    };

    public static object? Member(object? value, string name) => value switch
    {
        IReadOnlyDictionary<string, object?> members => members.GetValueOrDefault(name),
        Several several => several.Member(name),
        JsonElement { ValueKind: JsonValueKind.Object } json => json.TryGetProperty(name, out var member) ? member : null,
        JsonElement { ValueKind: JsonValueKind.Array } json => Index(name) is { } at && at < json.GetArrayLength() ? json[at] : name is "size" or "length" ? json.GetArrayLength() : null,
        IReadOnlyList<object?> list => Index(name) is { } at && at < list.Count ? list[at] : name is "size" or "length" ? list.Count : null,
        _ => null,
    };

    public static IReadOnlyList<KeyValuePair<string?, object?>>? Items(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray().Select(item => KeyValuePair.Create((string?)null, (object?)item))],
        JsonElement { ValueKind: JsonValueKind.Object } json => [.. json.EnumerateObject().Select(member => KeyValuePair.Create((string?)member.Name, (object?)member.Value))],
        Several several => [.. several.Items.Select(item => KeyValuePair.Create((string?)null, (object?)item))],
        IReadOnlyDictionary<string, object?> members => [.. members.Select(member => KeyValuePair.Create((string?)member.Key, member.Value))],
        IReadOnlyList<object?> list => [.. list.Select(item => KeyValuePair.Create((string?)null, item))],
        _ => null,
    };

    public static double? Number(object? value) => double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Index(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null;
}

/// <summary>A value that may come several times, and is its first where only one is asked for: a header, a parameter, the path.</summary>
internal sealed record Several(string Text, IReadOnlyList<string> Items, IReadOnlyDictionary<string, string>? Named = null)
{
    public static Several Of(StringValues values) => new(values.Count > 0 ? values[0] ?? "" : "", [.. values.Select(value => value ?? "")]);

    public object? Member(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at < Items.Count ? Items[at] : null
        : name is "size" or "length" ? Items.Count
        : Named?.GetValueOrDefault(name);
}
