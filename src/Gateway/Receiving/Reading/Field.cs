using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// A value of a message, perhaps absent. The methods that read it, here and in the classes beside, answer null for an absent value and
/// for a wrong one; a wrong one is reported.
/// </summary>
internal readonly struct Field(JsonElement element, string pointer, List<Problem> found)
{
    public JsonElement Element => element;

    public bool IsPresent => element.ValueKind is not JsonValueKind.Undefined;

    public void Report(ProblemKind kind) => found.Add(kind.At(pointer));

    public void Report(ProblemKind kind, TrilingualText filling) => found.Add(kind.At(pointer, filling));

    /// <summary>Whether a value of this type is there; a value of another type is reported.</summary>
    public bool Is(JsonValueKind type, TrilingualText expected)
    {
        if (IsPresent && element.ValueKind != type)
        {
            Report(Problems.FieldType, expected);
        }

        return element.ValueKind == type;
    }

    public Fields? Object() => Is(JsonValueKind.Object, JsonTypes.Object) ? new Fields(element, pointer, found) : null;

    /// <summary>The members of a list, up to <paramref name="most"/>; that there are more is reported once, and they are not looked at.</summary>
    public IReadOnlyList<Field> Items(int most)
    {
        if (!Is(JsonValueKind.Array, JsonTypes.List))
        {
            return [];
        }

        if (element.GetArrayLength() > most)
        {
            Report(Problems.DocumentsTooMany, Problems.Number(most));
        }

        var items = new List<Field>();
        foreach (var item in element.EnumerateArray().Take(most))
        {
            items.Add(new Field(item, $"{pointer}/{items.Count}", found));
        }

        return items;
    }

    public bool? Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Is(JsonValueKind.True, JsonTypes.Flag);
        return null;
    }
}
