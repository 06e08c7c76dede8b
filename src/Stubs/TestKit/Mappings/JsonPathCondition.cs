using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>What a filter asks of a place.</summary>
internal abstract record JsonPathCondition
{
    private JsonPathCondition()
    {
    }

    public abstract bool Holds(JsonElement place, JsonElement root);

    public sealed record Either(JsonPathCondition First, JsonPathCondition Second) : JsonPathCondition
    {
        public override bool Holds(JsonElement place, JsonElement root) => First.Holds(place, root) || Second.Holds(place, root);
    }

    public sealed record Both(JsonPathCondition First, JsonPathCondition Second) : JsonPathCondition
    {
        public override bool Holds(JsonElement place, JsonElement root) => First.Holds(place, root) && Second.Holds(place, root);
    }

    public sealed record Not(JsonPathCondition Inner) : JsonPathCondition
    {
        public override bool Holds(JsonElement place, JsonElement root) => !Inner.Holds(place, root);
    }

    public sealed record Exists(JsonPathOperand Operand) : JsonPathCondition
    {
        public override bool Holds(JsonElement place, JsonElement root) => Operand.Value(place, root) is not null;
    }

    public sealed record Matches(JsonPathOperand Operand, Regex Pattern) : JsonPathCondition
    {
        public override bool Holds(JsonElement place, JsonElement root) =>
            Operand.Value(place, root) is { ValueKind: JsonValueKind.String } text && Pattern.IsMatch(text.GetString()!);
    }

    public sealed record Compare(JsonPathOperand Left, string Sign, JsonPathOperand Right) : JsonPathCondition
    {
        public override bool Holds(JsonElement place, JsonElement root)
        {
            var (left, right) = (Left.Value(place, root), Right.Value(place, root));
            if (left is null || right is null)
            {
                return Sign is "!=" && (left is null) != (right is null);
            }

            return Sign switch
            {
                "==" => Same(left.Value, right.Value),
                "!=" => !Same(left.Value, right.Value),
                _ => Order(left.Value, right.Value) is { } order && Sign switch
                {
                    "<" => order < 0,
                    "<=" => order <= 0,
                    ">" => order > 0,
                    _ => order >= 0,
                },
            };
        }

        private static bool Same(JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right);

        private static int? Order(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => left.GetDouble().CompareTo(right.GetDouble()),
            (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
            _ => null,
        };
    }
}

/// <summary>A side of a comparison: a path, from the place or from the root, or a value.</summary>
internal sealed record JsonPathOperand(JsonPath? Path, bool FromRoot, JsonElement? Literal)
{
    public JsonElement? Value(JsonElement place, JsonElement root)
    {
        if (Path is null)
        {
            return Literal;
        }

        return Path.Find(FromRoot ? root : place, root) is [var first, ..] ? first : null;
    }

    public static JsonPathOperand Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(null, FromRoot: false, document.RootElement.Clone());
    }

    public static JsonPathOperand OfText(string text) => Of(JsonSerializer.Serialize(text));

    public static JsonPathOperand OfNumber(double number) => Of(number.ToString("R", CultureInfo.InvariantCulture));
}
