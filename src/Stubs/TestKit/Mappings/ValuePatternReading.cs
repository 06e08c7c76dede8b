using System.Text.Json;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Reads a condition from the admin API's JSON; one it does not know is a mistake, never ignored.</summary>
internal static class ValuePatternReading
{
    private static readonly string[] Operators =
    [
        "equalTo", "contains", "doesNotContain", "matches", "doesNotMatch", "equalToJson", "matchesJsonPath", "equalToXml", "matchesXPath", "binaryEqualTo",
        "absent", "and", "or", "not",
    ];

    public static ValuePattern? Read(JsonPlace place)
    {
        if (place.Value.ValueKind is not JsonValueKind.Object)
        {
            place.Complain("must be an object with one match operation, such as {\"equalTo\": \"…\"}");
            return null;
        }

        var named = Operators.Where(name => place.Value.TryGetProperty(name, out _)).ToList();
        if (named is not [var name])
        {
            place.Complain(named.Count is 0
                ? $"has {Listed(place)}, but no match operation that is supported here; these are: {string.Join(", ", Operators)}"
                : $"must have one match operation, not {string.Join(" and ", named)}");
            return null;
        }

        return place.IsObjectOf([name, .. Companions(name)]) ? Read(name, place) : null;
    }

    private static string Listed(JsonPlace place) =>
        string.Join(", ", place.Entries().Select(entry => entry.Name)) is { Length: > 0 } names ? names : "nothing";

    private static string[] Companions(string name) => name switch
    {
        "equalTo" or "contains" or "doesNotContain" => ["caseInsensitive"],
        "equalToJson" => ["ignoreArrayOrder", "ignoreExtraElements"],
        "equalToXml" => ["enablePlaceholders"],
        "matchesXPath" => ["xPathNamespaces"],
        _ => [],
    };

    private static ValuePattern? Read(string name, JsonPlace place)
    {
        var value = place.Member(name)!.Value;
        return name switch
        {
            "equalTo" => EqualTo(value.AnyText(), CaseOf(place)),
            "contains" => Contains(name, value.AnyText(), CaseOf(place), wanted: true),
            "doesNotContain" => Contains(name, value.AnyText(), CaseOf(place), wanted: false),
            "matches" => JavaRegex.Read(value) is { } regex ? ValuePattern.WhenText(name, regex.Fits) : null,
            "doesNotMatch" => JavaRegex.Read(value) is { } regex ? ValuePattern.When(name, material => material.Text is not { } text || !regex.Fits(text)) : null,
            "equalToJson" => EqualToJson(place, value),
            "matchesJsonPath" => MatchesJsonPath(value),
            "equalToXml" => EqualToXml(place, value),
            "matchesXPath" => MatchesXPath(place, value),
            "binaryEqualTo" => BinaryEqualTo(value),
            "absent" => Absent(value),
            "and" => Several(name, value, all: true),
            "or" => Several(name, value, all: false),
            _ => Read(value) is { } inner ? ValuePattern.When(name, material => !inner.Fits(material)) : null,
        };
    }

    private static StringComparison CaseOf(JsonPlace place) =>
        place.Member("caseInsensitive") is { IsNull: false } insensitive && insensitive.Flag() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static ValuePattern EqualTo(string expected, StringComparison comparison) => new(
        "equalTo", material => string.Equals(material.Text, expected, comparison) ? 0 : Math.Max(Likeness.Distance(material.Text, expected), 0.001));

    private static ValuePattern Contains(string name, string part, StringComparison comparison, bool wanted) =>
        ValuePattern.When(name, material => (material.Text?.Contains(part, comparison) is true) == wanted);

    private static ValuePattern Absent(JsonPlace value)
    {
        var wanted = value.Flag();
        return ValuePattern.When("absent", material => material.Text is null == wanted);
    }

    private static ValuePattern? BinaryEqualTo(JsonPlace value)
    {
        if (value.Value.ValueKind is not JsonValueKind.String || !value.Value.TryGetBytesFromBase64(out var expected))
        {
            value.Complain("must be base64");
            return null;
        }

        return ValuePattern.When("binaryEqualTo", material => material.Text is not null && material.Bytes.Span.SequenceEqual(expected));
    }

    private static ValuePattern? EqualToJson(JsonPlace place, JsonPlace value)
    {
        var equality = new JsonEquality(
            place.Member("ignoreArrayOrder") is { IsNull: false } order && order.Flag(),
            place.Member("ignoreExtraElements") is { IsNull: false } extra && extra.Flag());
        if (ParseJson(value.Value.ValueKind is JsonValueKind.String ? value.Value.GetString()! : value.Value.GetRawText()) is not { } expected)
        {
            value.Complain("is not JSON");
            return null;
        }

        return ValuePattern.WhenText("equalToJson", text => ParseJson(text) is { } actual && equality.Same(expected, actual));
    }

    private static ValuePattern? MatchesJsonPath(JsonPlace value)
    {
        var (expression, rest) = Expression(value);
        if (expression is not { } place)
        {
            return null;
        }

        try
        {
            var path = JsonPath.Parse(place.AnyText());
            return rest is null
                ? ValuePattern.WhenText("matchesJsonPath", text => path.FindIn(text).Any(found => found.ValueKind is not JsonValueKind.Null))
                : ValuePattern.When("matchesJsonPath", material => AnyFits(material.Text is { } text ? [.. path.FindIn(text).Select(JsonPath.TextOf)] : [], rest));
        }
        catch (FormatException unsupported)
        {
            place.Complain(unsupported.Message);
            return null;
        }
    }

    private static ValuePattern? MatchesXPath(JsonPlace place, JsonPlace value)
    {
        var (expression, rest) = Expression(value);
        if (expression is not { } at)
        {
            return null;
        }

        var namespaces = place.Member("xPathNamespaces") is { IsNull: false } names
            ? names.Entries().Select(pair => KeyValuePair.Create(pair.Name, pair.Place.AnyText())).ToList()
            : [];
        if (XPathQuery.TryCompile(at.AnyText(), namespaces, out var reason) is not { } query)
        {
            at.Complain($"is no XPath 1.0 expression: {reason}");
            return null;
        }

        return rest is null
            ? ValuePattern.WhenText("matchesXPath", text => query.Find(text).Count > 0)
            : ValuePattern.When("matchesXPath", material => AnyFits(material.Text is { } text ? query.Find(text) : [], rest));
    }

    private static ValuePattern? EqualToXml(JsonPlace place, JsonPlace value)
    {
        var placeholders = place.Member("enablePlaceholders") is { IsNull: false } enable && enable.Flag();
        if (SafeXml.Parse(value.AnyText())?.Root is not { } expected)
        {
            value.Complain("is not XML, or has a DTD");
            return null;
        }

        return ValuePattern.WhenText("equalToXml", text => SafeXml.Parse(text)?.Root is { } actual && XmlEquality.Same(expected, actual, placeholders));
    }

    private static ValuePattern? Several(string name, JsonPlace value, bool all)
    {
        var inner = value.Items().Select(Read).ToList();
        return inner.Contains(null)
            ? null
            : ValuePattern.When(name, material => all ? inner.TrueForAll(pattern => pattern!.Fits(material)) : inner.Exists(pattern => pattern!.Fits(material)));
    }

    // Either the expression itself, or {"expression": "…", "equalTo": "…"}: what it finds must fit a second condition.
    private static (JsonPlace? Expression, ValuePattern? Then) Expression(JsonPlace value)
    {
        if (value.Value.ValueKind is not JsonValueKind.Object)
        {
            return (value, null);
        }

        if (value.Need("expression") is not { } expression)
        {
            return (null, null);
        }

        return value.Without("expression", Read) is { } rest ? (expression, rest) : (null, null);
    }

    private static bool AnyFits(IReadOnlyList<string> found, ValuePattern rest) =>
        found.Count is 0 ? rest.Fits(Material.Of(null)) : found.Any(text => rest.Fits(Material.Of(text)));

    private static JsonElement? ParseJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
