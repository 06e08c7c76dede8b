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

    /// <summary>A member; <see langword="null"/> where there is none, or where this is no object, which somebody else has complained of.</summary>
    public JsonPlace? Member(string name) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var member) ? At(name, member) : null;

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

    /// <summary>A text that may be empty.</summary>
    public string AnyText()
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Complain("must be a text");
        return "";
    }

    public string Pointer => pointer;

    /// <summary>Everything in an object whose members have names of the writer's own.</summary>
    public IEnumerable<(string Name, JsonPlace Place)> Entries()
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            Complain("must be an object");
            return [];
        }

        var self = this;
        return value.EnumerateObject().Select(member => (member.Name, self.At(member.Name, member.Value)));
    }

    /// <summary>Reads the same object as if it had no such member.</summary>
    public T Without<T>(string name, Func<JsonPlace, T> read)
    {
        var rest = value.EnumerateObject().Where(member => member.Name != name).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        return read(new JsonPlace(JsonSerializer.SerializeToElement(rest), pointer, problems));
    }

    public double Real(double least)
    {
        if (value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least)
        {
            return number;
        }

        Complain($"must be a number of at least {least}");
        return least;
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

    /// <summary>The meaning of one of some words; nothing when it is none of them.</summary>
    public T? OneOf<T>((string Word, T Meaning)[] choices)
        where T : class
    {
        foreach (var (word, meaning) in choices)
        {
            if (IsWord(word))
            {
                return meaning;
            }
        }

        Complain($"must be one of {string.Join(", ", choices.Select(choice => $"\"{choice.Word}\""))}");
        return null;
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
