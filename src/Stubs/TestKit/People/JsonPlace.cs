using System.Globalization;
using System.Text.Json;

namespace Attestation.Stubs.TestKit;

/// <summary>A place in a JSON document, which collects what is wrong below it instead of stopping at the first mistake.</summary>
internal readonly struct JsonPlace(JsonElement value, string pointer, List<PeopleProblem> problems)
{
    public JsonElement Value => value;

    public bool IsNull => value.ValueKind is JsonValueKind.Null;

    public bool IsWord(string word) => value.ValueKind is JsonValueKind.String && value.ValueEquals(word);

    public void Complain(string message) => problems.Add(new PeopleProblem(pointer, message));

    /// <summary>Whether this is an object; members nobody knows are mistakes, since a misspelt one would silently do nothing.</summary>
    public bool IsObjectOf(params ReadOnlySpan<string> members)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            Complain("must be an object");
            return false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                At(member.Name, member.Value).Complain("is not a known member");
            }
        }

        return true;
    }

    public JsonPlace? Member(string name) => value.TryGetProperty(name, out var member) ? At(name, member) : null;

    public JsonPlace? Need(string name)
    {
        if (Member(name) is { } member)
        {
            return member;
        }

        problems.Add(new PeopleProblem($"{pointer}/{name}", "is missing"));
        return null;
    }

    public IEnumerable<JsonPlace> Items()
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            Complain("must be an array");
            return [];
        }

        var self = this;
        return value.EnumerateArray().Select((item, index) => self.At(index.ToString(CultureInfo.InvariantCulture), item));
    }

    public string Text()
    {
        if (value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Complain("must be a text that is not empty");
        return "";
    }

    public DateOnly Date()
    {
        if (value.ValueKind is JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Complain("must be a date, yyyy-MM-dd");
        return default;
    }

    public DateTimeOffset Instant()
    {
        // Without an offset .NET would take the machine's zone.
        if (value.ValueKind is JsonValueKind.String
            && value.GetString() is { } text
            && DateTimeOffset.TryParseExact(
                text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
                CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        Complain("must be an instant with an offset, such as 2026-10-06T10:30:00+05:00");
        return default;
    }

    public int Number(int least)
    {
        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least)
        {
            return number;
        }

        Complain($"must be a whole number of at least {least}");
        return least;
    }

    public bool Flag()
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Complain("must be true or false");
        return false;
    }

    public T Choice<T>(params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        foreach (var (word, meaning) in choices)
        {
            if (IsWord(word))
            {
                return meaning;
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add($"\"{word}\"");
        }

        Complain($"must be one of {string.Join(", ", words)}");
        return choices[0].Meaning;
    }

    private JsonPlace At(string name, JsonElement child) =>
        new(child, $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", problems);
}
