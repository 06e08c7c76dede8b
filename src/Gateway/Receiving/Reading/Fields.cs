using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>An object of a message, where it stands, and the list to which everything wrong with it is added.</summary>
internal sealed class Fields(JsonElement element, string pointer, List<Problem> problems)
{
    public static Fields Root(JsonElement body, List<Problem> problems) => new(body, "", problems);

    /// <summary>Absent and null are the same; either is a problem.</summary>
    public Field Required(string name)
    {
        var field = Optional(name);
        if (!field.IsPresent)
        {
            field.Report(Problems.FieldMissing);
        }

        return field;
    }

    public Field Optional(string name) => new(Find(name), $"{pointer}/{Escaped(name)}", problems);

    /// <summary>Something is wrong with the object as a whole.</summary>
    public void Report(ProblemKind kind) => problems.Add(kind.At(pointer));

    private JsonElement Find(string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null ? found : default;

    // RFC 6901, 3.
    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
