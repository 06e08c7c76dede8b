using System.Text.Json;
using System.Xml.Linq;
using Attestation.Stubs.TestKit.Mappings;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>What a message is made of, without its values: paths of elements or members, and the kind of what stands there.</summary>
internal static class Shape
{
    public static IReadOnlySet<string> Of(string body)
    {
        var shape = new SortedSet<string>(StringComparer.Ordinal);
        if (body.Trim().Length is 0)
        {
            shape.Add("(empty)");
        }
        else if (SafeXml.Parse(body)?.Root is { } root)
        {
            Add(root, "", shape);
        }
        else if (TryParse(body) is { } json)
        {
            Add(json, "$", shape);
        }
        else
        {
            shape.Add("(neither XML nor JSON)");
        }

        return shape;
    }

    // Prefixes are the writer's taste, and a signature has the shape of its algorithm.
    private static void Add(XElement element, string above, SortedSet<string> shape)
    {
        if (element.Name.LocalName is "Security" or "Signature")
        {
            shape.Add($"{above}/{element.Name.LocalName}");
            return;
        }

        var path = $"{above}/{{{element.Name.NamespaceName}}}{element.Name.LocalName}".Replace("{}", "", StringComparison.Ordinal);
        shape.Add(element.HasElements || element.IsEmpty || element.Value.Trim().Length is 0 ? path : $"{path} text");
        foreach (var child in element.Elements())
        {
            Add(child, path, shape);
        }
    }

    private static void Add(JsonElement json, string path, SortedSet<string> shape)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                shape.Add($"{path} object");
                foreach (var member in json.EnumerateObject())
                {
                    Add(member.Value, $"{path}.{member.Name}", shape);
                }

                break;
            case JsonValueKind.Array:
                shape.Add($"{path} array");
                foreach (var item in json.EnumerateArray())
                {
                    Add(item, $"{path}[]", shape);
                }

                break;
            default:
                shape.Add($"{path} {(json.ValueKind is JsonValueKind.True or JsonValueKind.False ? "boolean" : json.ValueKind.ToString().ToLowerInvariant())}");
                break;
        }
    }

    private static JsonElement? TryParse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
