using System.Text.Json;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Http;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>Reads a request and names every mistake in it, not only the first.</summary>
internal sealed class PortfolioSearchReading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly List<FieldProblem> _problems = [];

    public static PortfolioSearch? Read(ReadOnlyMemory<byte> body, out IReadOnlyList<FieldProblem> problems)
    {
        var reading = new PortfolioSearchReading();
        var search = reading.Read(body);
        problems = reading._problems;
        return problems is [] ? search : null;
    }

    private PortfolioSearch? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return ReadFields(document.RootElement);
        }
        catch (JsonException)
        {
            Complain("", "json.invalid", "The body is not JSON, or a member is there twice.");
            return null;
        }
    }

    private PortfolioSearch? ReadFields(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            Complain("", "json.object", "The body must be an object.");
            return null;
        }

        return new PortfolioSearch
        {
            Iin = ReadIin(root),
            Items = ReadItems(root),
            Page = ReadNumber(root, "page", usual: 1, most: int.MaxValue),
            PageSize = ReadNumber(root, "pageSize", PortfolioSearch.UsualPerPage, PortfolioSearch.MostPerPage),
        };
    }

    private string ReadIin(JsonElement root)
    {
        if (!root.TryGetProperty("iin", out var value))
        {
            Complain("/iin", "iin.missing", "The ИИН is missing.");
            return "";
        }

        if (value.ValueKind is JsonValueKind.String && value.GetString() is { } iin && Iin.IsValid(iin))
        {
            return iin;
        }

        Complain("/iin", "iin.invalid", "Must be twelve digits in a string, with a date that exists and the right check digit.");
        return "";
    }

    private List<int> ReadItems(JsonElement root)
    {
        if (!root.TryGetProperty("items", out var value) || value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() is 0)
        {
            Complain("/items", "items.missing", "Must be an array of at least one number.");
            return [];
        }

        var items = new List<int>();
        foreach (var (index, element) in value.EnumerateArray().Index())
        {
            if (element.ValueKind is not JsonValueKind.Number || !element.TryGetInt32(out var item) || item is not (3 or 5 or 6 or 7 or 8))
            {
                Complain($"/items/{index}", "items.unknown", "Must be 3, 5, 6, 7 or 8.");
            }
            else if (items.Contains(item))
            {
                Complain($"/items/{index}", "items.repeated", "Is there twice.");
            }
            else
            {
                items.Add(item);
            }
        }

        return items;
    }

    private int ReadNumber(JsonElement root, string name, int usual, int most)
    {
        if (!root.TryGetProperty(name, out var value))
        {
            return usual;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        Complain($"/{name}", $"{name}.range", most is int.MaxValue ? "Must be a whole number from 1." : $"Must be a whole number from 1 to {most}.");
        return usual;
    }

    private void Complain(string pointer, string code, string detail) => _problems.Add(new FieldProblem(pointer, code, detail));
}
