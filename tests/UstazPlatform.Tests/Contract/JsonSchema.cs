using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attestation.UstazPlatform.Tests.Contract;

/// <summary>As much of JSON Schema 2020-12 as the document uses; a keyword beyond that is a fault, so that nothing is passed over.</summary>
internal sealed class JsonSchema(JsonElement document)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "$ref", "type", "enum", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern", "format", "oneOf", "description",
    };

    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at)
    {
        foreach (var word in schema.EnumerateObject().Where(word => !Words.Contains(word.Name)))
        {
            yield return $"{at}: the schema says {word.Name}, which nobody here understands";
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            foreach (var fault in Faults(Resolve(reference.GetString()!), value, at))
            {
                yield return fault;
            }
        }

        if (schema.TryGetProperty("oneOf", out var choices) && choices.EnumerateArray().Count(choice => !Faults(choice, value, at).Any()) is var matches and not 1)
        {
            yield return $"{at}: matches {matches} of the choices";
        }

        if (schema.TryGetProperty("type", out var type) && !IsOf(type, value))
        {
            yield return $"{at}: is {value.ValueKind}, not {type}";
            yield break;
        }

        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
        {
            yield return $"{at}: is none of the names";
        }

        var inner = value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(schema, value, at),
            JsonValueKind.Array => OfArray(schema, value, at),
            JsonValueKind.String => OfText(schema, value.GetString()!, at),
            JsonValueKind.Number => OfNumber(schema, value.GetDecimal(), at),
            _ => [],
        };
        foreach (var fault in inner)
        {
            yield return fault;
        }
    }

    public JsonElement Resolve(string reference)
    {
        var found = document;
        foreach (var part in reference.Split('/').Skip(1))
        {
            found = found.GetProperty(part);
        }

        return found;
    }

    private static bool IsOf(JsonElement type, JsonElement value) => type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOf(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind is JsonValueKind.Object,
            "array" => value.ValueKind is JsonValueKind.Array,
            "string" => value.ValueKind is JsonValueKind.String,
            "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind is JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind is JsonValueKind.Null,
            _ => false,
        };

    private IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var member in value.EnumerateObject())
        {
            if (known.ValueKind is JsonValueKind.Object && known.TryGetProperty(member.Name, out var its))
            {
                foreach (var fault in Faults(its, member.Value, $"{at}/{member.Name}"))
                {
                    yield return fault;
                }
            }
            else if (known.ValueKind is JsonValueKind.Object)
            {
                // Stricter than the schema, which mostly leaves room: what is not described is not there.
                yield return $"{at}/{member.Name}: is not described";
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
            {
                yield return $"{at}/{name.GetString()}: is missing";
            }
        }
    }

    private IEnumerable<string> OfArray(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32())
        {
            yield return $"{at}: has too few items";
        }

        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var fault in value.EnumerateArray().SelectMany((item, index) => Faults(items, item, $"{at}/{index}")))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> OfText(JsonElement schema, string value, string at)
    {
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{at}: does not match the pattern";
        }

        if (schema.TryGetProperty("maxLength", out var most) && value.Length > most.GetInt32())
        {
            yield return $"{at}: is too long";
        }

        var isGood = !schema.TryGetProperty("format", out var format) || format.GetString() switch
        {
            "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && value.Contains('T', StringComparison.Ordinal),
            "uuid" => Guid.TryParseExact(value, "D", out _),
            "byte" => Convert.TryFromBase64String(value, new byte[value.Length], out _),
            _ => false,
        };
        if (!isGood)
        {
            yield return $"{at}: is no {format}";
        }
    }

    private static IEnumerable<string> OfNumber(JsonElement schema, decimal value, string at)
    {
        if ((schema.TryGetProperty("minimum", out var least) && value < least.GetDecimal()) || (schema.TryGetProperty("maximum", out var most) && value > most.GetDecimal()))
        {
            yield return $"{at}: is out of range";
        }
    }
}
