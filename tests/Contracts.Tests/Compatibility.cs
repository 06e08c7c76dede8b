using System.Text.Json.Nodes;

namespace Attestation.Contracts.Tests;

/// <summary>What a changed schema would break for somebody who relies on the old one.</summary>
internal static class Compatibility
{
    public static IEnumerable<string> Breaks(JsonNode? was, JsonNode? now, string at = "")
    {
        if (was is not JsonObject before || now is not JsonObject after)
        {
            return JsonNode.DeepEquals(was, now) ? [] : [$"{at}: {was?.ToJsonString() ?? "(none)"} became {now?.ToJsonString() ?? "(none)"}"];
        }

        return [.. Properties(before, after, at), .. Required(before, after, at), .. Values(before, after, at), .. Shape(before, after, at)];
    }

    private static IEnumerable<string> Properties(JsonObject before, JsonObject after, string at)
    {
        if (before["properties"] is not JsonObject old)
        {
            yield break;
        }

        foreach (var (name, schema) in old)
        {
            if (after["properties"]?[name] is not { } kept)
            {
                yield return $"{at}/{name}: was removed or renamed";
                continue;
            }

            foreach (var broken in Breaks(schema, kept, $"{at}/{name}"))
            {
                yield return broken;
            }
        }
    }

    private static IEnumerable<string> Required(JsonObject before, JsonObject after, string at) =>
        Names(before["required"]).SymmetricExceptWith(Names(after["required"]), $"{at}: 'required' changed for ");

    private static IEnumerable<string> Values(JsonObject before, JsonObject after, string at) =>
        Names(before["enum"]).Except(Names(after["enum"])).Select(lost => $"{at}: the value {lost} was removed");

    private static IEnumerable<string> Shape(JsonObject before, JsonObject after, string at)
    {
        foreach (var keyword in new[] { "type", "format" })
        {
            if (!JsonNode.DeepEquals(before[keyword], after[keyword]))
            {
                yield return $"{at}: {keyword} changed";
            }
        }

        if (before["items"] is { } items)
        {
            foreach (var broken in Breaks(items, after["items"], $"{at}/[]"))
            {
                yield return broken;
            }
        }
    }

    private static HashSet<string> Names(JsonNode? list) =>
        [.. (list as JsonArray ?? []).Select(name => name?.ToJsonString() ?? "null")];

    private static IEnumerable<string> SymmetricExceptWith(this HashSet<string> before, HashSet<string> after, string sentence)
    {
        before.SymmetricExceptWith(after);
        return before.Select(name => sentence + name);
    }
}
