using System.Globalization;
using System.Text.Json;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>
/// Reads an object of a request and names every mistake in it, not only the first; a member nobody asked for is a mistake too, because most
/// are misspelt known ones. No value is repeated in a complaint.
/// </summary>
internal sealed class Fields(JsonElement root, string at, List<FieldProblem> problems)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Reads a body with everything that is wrong with it.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> body, Func<Fields, T> read, out IReadOnlyList<FieldProblem> problems)
        where T : class
    {
        var found = new List<FieldProblem>();
        problems = found;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);

            return Read(document.RootElement, read, found);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            found.Add(new FieldProblem("", "json.invalid", "The body is not JSON, or a member is there twice."));
            return null;
        }
    }

    public bool Has(string name) => root.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    public string? Text(string name, int most, bool required = false, bool lines = false)
    {
        if (Member(name, required) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()!.Trim() : null;
        if (text is { Length: > 0 } && text.Length <= most && !text.Any(letter => char.IsControl(letter) && !(lines && letter is '\n' or '\r' or '\t')))
        {
            return text;
        }

        if (text is [] && !required)
        {
            return null;
        }

        Complain(name, "text.invalid", $"Must be a text of 1 to {most} characters{(lines ? "" : " in one line")}.");
        return null;
    }

    public int? Number(string name, int least, int most, bool required = false)
    {
        if (Member(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Complain(name, $"{name}.range", most is int.MaxValue ? $"Must be a whole number from {least}." : $"Must be a whole number from {least} to {most}.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Member(name, required: false) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Complain(name, "flag.invalid", "Must be true or false.");
        return null;
    }

    public DateOnly? Day(string name, bool required = false)
    {
        if (Member(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Complain(name, "date.invalid", "Must be a day that exists, yyyy-MM-dd.");
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Member(name, required: false) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String && value.TryGetDateTimeOffset(out var instant) && value.GetString()!.AsSpan(10).IndexOfAny("Z+-") >= 0)
        {
            return instant;
        }

        Complain(name, "instant.invalid", "Must be an instant with its offset (ISO 8601).");
        return null;
    }

    // By name: a number in a text is no name.
    public TName? Choice<TName>(string name, bool required = false)
        where TName : struct, Enum
    {
        if (Member(name, required) is not { } value)
        {
            return null;
        }

        var place = value.ValueKind is JsonValueKind.String ? Array.IndexOf(Enum.GetNames<TName>(), value.GetString()) : -1;
        if (place >= 0)
        {
            return Enum.GetValues<TName>()[place];
        }

        Complain(name, "name.unknown", $"Must be one of: {string.Join(", ", Enum.GetNames<TName>())}.");
        return null;
    }

    public byte[]? Bytes(string name, int most)
    {
        if (Member(name, required: true) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) && bytes.Length is > 0 && bytes.Length <= most)
        {
            return bytes;
        }

        Complain(name, "content.invalid", $"Must be base64 of 1 to {most} bytes.");
        return null;
    }

    public T? Object<T>(string name, Func<Fields, T> read, bool required = false)
        where T : class => Member(name, required) is { } value ? Inner(value, name, read) : null;

    public IReadOnlyList<T> List<T>(string name, int most, Func<Fields, T> read)
        where T : class
    {
        if (Member(name, required: false) is not { } value)
        {
            return [];
        }

        if (value.ValueKind is JsonValueKind.Array && value.GetArrayLength() <= most)
        {
            return [.. value.EnumerateArray().Index().Select(item => Inner(item.Item, $"{name}/{item.Index}", read)).OfType<T>()];
        }

        Complain(name, "list.invalid", $"Must be a list of at most {most}.");
        return [];
    }

    /// <summary>A member as it came, for whoever has rules of his own for it.</summary>
    public JsonElement? Raw(string name) => Member(name, required: false);

    public void Complain(string name, string code, string detail) => problems.Add(new FieldProblem(name is "" ? at : $"{at}/{name}", code, detail));

    private static T? Read<T>(JsonElement root, Func<Fields, T> read, List<FieldProblem> problems)
        where T : class
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("", "json.object", "The body must be an object."));
            return null;
        }

        var fields = new Fields(root, "", problems);
        var value = read(fields);
        fields.Finish();

        return problems is [] ? value : null;
    }

    private T? Inner<T>(JsonElement value, string name, Func<Fields, T> read)
        where T : class
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            Complain(name, "json.object", "Must be an object.");
            return null;
        }

        var fields = new Fields(value, $"{at}/{name}", problems);
        var inner = read(fields);
        fields.Finish();

        return inner;
    }

    private JsonElement? Member(string name, bool required)
    {
        _asked.Add(name);
        if (root.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null)
        {
            return value;
        }

        if (required)
        {
            Complain(name, $"{name}.missing", "Is missing.");
        }

        return null;
    }

    private void Finish()
    {
        foreach (var member in root.EnumerateObject().Where(member => !_asked.Contains(member.Name)))
        {
            Complain(member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), "member.unknown", "Nobody knows this member.");
        }
    }
}
