using System.Text.Json.Nodes;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>Changes one place of a message, named by its JSON pointer.</summary>
internal static class Change
{
    public static JsonObject With(this JsonObject message, string pointer, JsonNode? value)
    {
        var (parent, name) = Find(message, pointer);
        if (parent is JsonArray list)
        {
            list[int.Parse(name)] = value;
        }
        else
        {
            parent[name] = value;
        }

        return message;
    }

    public static JsonObject Without(this JsonObject message, string pointer)
    {
        var (parent, name) = Find(message, pointer);
        Assert.True(parent.AsObject().Remove(name));

        return message;
    }

    public static JsonNode At(this JsonObject message, string pointer)
    {
        var (parent, name) = Find(message, pointer);

        return (parent is JsonArray list ? list[int.Parse(name)] : parent[name])!;
    }

    /// <summary>The pointers of every value that is neither an object nor a list.</summary>
    public static IEnumerable<string> Leaves(JsonNode? node, string pointer = "") => node switch
    {
        JsonObject inner => inner.SelectMany(property => Leaves(property.Value, $"{pointer}/{property.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item, $"{pointer}/{index}")),
        _ => [pointer],
    };

    private static (JsonNode Parent, string Name) Find(JsonObject message, string pointer)
    {
        var steps = pointer.Split('/')[1..];
        JsonNode parent = message;
        foreach (var step in steps[..^1])
        {
            parent = (parent is JsonArray list ? list[int.Parse(step)] : parent[step])!;
        }

        return (parent, steps[^1]);
    }
}
