using System.Text.Json;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>One step of a path.</summary>
internal abstract record JsonPathStep
{
    private JsonPathStep()
    {
    }

    public abstract IEnumerable<JsonElement> Take(JsonElement place, JsonElement root);

    public sealed record Child(string Name) : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root) =>
            place.ValueKind is JsonValueKind.Object && place.TryGetProperty(Name, out var member) ? [member] : [];
    }

    public sealed record Children(IReadOnlyList<string> Names) : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root) => Names.SelectMany(name => new Child(name).Take(place, root));
    }

    public sealed record Index(IReadOnlyList<int> At) : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root)
        {
            if (place.ValueKind is not JsonValueKind.Array)
            {
                return [];
            }

            var length = place.GetArrayLength();
            return At.Select(at => at < 0 ? at + length : at).Where(at => at >= 0 && at < length).Select(at => place[at]);
        }
    }

    public sealed record Slice(int? From, int? To) : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root)
        {
            if (place.ValueKind is not JsonValueKind.Array)
            {
                return [];
            }

            var length = place.GetArrayLength();
            var from = Math.Clamp(From is < 0 ? From.Value + length : From ?? 0, 0, length);
            var to = Math.Clamp(To is < 0 ? To.Value + length : To ?? length, 0, length);
            return from < to ? Enumerable.Range(from, to - from).Select(at => place[at]) : [];
        }
    }

    public sealed record Wildcard : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root) => place.ValueKind switch
        {
            JsonValueKind.Object => place.EnumerateObject().Select(member => member.Value),
            JsonValueKind.Array => place.EnumerateArray(),
            _ => [],
        };
    }

    /// <summary>The step after it, taken from everywhere below.</summary>
    public sealed record Descent(JsonPathStep Next) : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root) =>
            Next.Take(place, root).Concat(new Wildcard().Take(place, root).SelectMany(below => Take(below, root)));
    }

    public sealed record Filter(JsonPathCondition Condition) : JsonPathStep
    {
        public override IEnumerable<JsonElement> Take(JsonElement place, JsonElement root) => place.ValueKind switch
        {
            JsonValueKind.Array => place.EnumerateArray().Where(item => Condition.Holds(item, root)),
            JsonValueKind.Object when Condition.Holds(place, root) => [place],
            _ => [],
        };
    }
}
