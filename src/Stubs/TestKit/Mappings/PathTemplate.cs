namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>A path with named places, such as <c>/teachers/{id}</c>.</summary>
internal sealed class PathTemplate
{
    private readonly string[] _segments;

    private PathTemplate(string[] segments) => _segments = segments;

    public static PathTemplate? Read(JsonPlace place)
    {
        var text = place.Text();
        var segments = text.Split('/');
        if (Array.Exists(segments, segment => segment.Contains('{', StringComparison.Ordinal) != IsName(segment)))
        {
            place.Complain("must have names as whole segments, such as /teachers/{id}");
            return null;
        }

        return new PathTemplate(segments);
    }

    /// <returns>What stands at the named places; <see langword="null"/> when the path is another.</returns>
    public IReadOnlyDictionary<string, string>? Take(string path)
    {
        var there = path.Split('/');
        if (there.Length != _segments.Length)
        {
            return null;
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < there.Length; at++)
        {
            if (IsName(_segments[at]) && there[at].Length > 0)
            {
                found[_segments[at][1..^1]] = Uri.UnescapeDataString(there[at]);
            }
            else if (!string.Equals(_segments[at], there[at], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return found;
    }

    private static bool IsName(string segment) => segment is ['{', _, .., '}'];
}
