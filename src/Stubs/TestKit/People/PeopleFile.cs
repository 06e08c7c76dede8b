using System.Text.Json;

namespace Attestation.Stubs.TestKit;

/// <summary>
/// Reads a people file. A member that is left out is as it would be for a person who is not listed; <c>null</c> says that there is nothing.
/// </summary>
internal static class PeopleFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static IReadOnlyList<Teacher> Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        var problems = new List<PeopleProblem>();
        var root = new JsonPlace(document.RootElement, "", problems);
        var people = new Dictionary<string, Teacher>(StringComparer.Ordinal);
        if (root.IsObjectOf("people") && root.Need("people") is { } list)
        {
            foreach (var place in list.Items())
            {
                if (TeacherEntry.Read(place) is { } teacher && !people.TryAdd(teacher.Iin, teacher))
                {
                    place.Member("iin")!.Value.Complain("is listed twice");
                }
            }
        }

        return problems is [] ? [.. people.Values] : throw new PeopleFormatException(problems);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        try
        {
            return JsonDocument.Parse(json.Span.StartsWith(byteOrderMark) ? json[3..] : json, Strict);
        }
        catch (JsonException broken)
        {
            throw new PeopleFormatException($"is not JSON: {broken.Message}", broken);
        }
    }
}
