using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Compares JSON by meaning, with the placeholders that <c>equalToJson</c> knows.</summary>
internal sealed record JsonEquality(bool IgnoreArrayOrder, bool IgnoreExtraElements)
{
    public bool Same(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind is JsonValueKind.String && Placeholder(expected.GetString()!, actual) is { } verdict)
        {
            return verdict;
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => actual.ValueKind is JsonValueKind.Object && SameObjects(expected, actual),
            JsonValueKind.Array => actual.ValueKind is JsonValueKind.Array && SameArrays([.. expected.EnumerateArray()], [.. actual.EnumerateArray()]),
            _ => JsonElement.DeepEquals(expected, actual),
        };
    }

    private bool SameObjects(JsonElement expected, JsonElement actual) =>
        expected.EnumerateObject().All(member => actual.TryGetProperty(member.Name, out var other) ? Same(member.Value, other) : IsIgnored(member.Value))
        && (IgnoreExtraElements || actual.EnumerateObject().All(member => expected.TryGetProperty(member.Name, out _)));

    private bool SameArrays(JsonElement[] expected, JsonElement[] actual)
    {
        if (expected.Length > actual.Length || (expected.Length < actual.Length && !IgnoreExtraElements))
        {
            return false;
        }

        if (!IgnoreArrayOrder)
        {
            return expected.Zip(actual).All(pair => Same(pair.First, pair.Second));
        }

        var left = actual.ToList();
        return expected.All(item => left.FindIndex(candidate => Same(item, candidate)) is var at and >= 0 && RemoveAt(left, at));
    }

    private static bool RemoveAt(List<JsonElement> list, int at)
    {
        list.RemoveAt(at);
        return true;
    }

    private static bool IsIgnored(JsonElement value) => value.ValueKind is JsonValueKind.String && value.GetString() is "${json-unit.ignore-element}";

    private static bool? Placeholder(string expected, JsonElement actual)
    {
        const string regex = "${json-unit.regex}";
        return expected switch
        {
            "${json-unit.ignore}" or "${json-unit.ignore-element}" => true,
            "${json-unit.any-string}" => actual.ValueKind is JsonValueKind.String,
            "${json-unit.any-number}" => actual.ValueKind is JsonValueKind.Number,
            "${json-unit.any-boolean}" => actual.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ when expected.StartsWith(regex, StringComparison.Ordinal) => actual.ValueKind is JsonValueKind.String
                && Regex.IsMatch(actual.GetString()!, $@"\A(?:{expected[regex.Length..]})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
            _ => null,
        };
    }
}
