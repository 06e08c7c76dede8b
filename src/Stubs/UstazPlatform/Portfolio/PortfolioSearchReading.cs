using System.Text.Json;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Http;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>Reads a search.</summary>
internal static class PortfolioSearchReading
{
    private static readonly string[] SaidByTheCursor = ["items", "asOf"];

    public static PortfolioSearch Read(Fields fields)
    {
        var cursor = fields.Text("cursor", most: 512);
        foreach (var name in SaidByTheCursor.Where(name => cursor is not null && fields.Raw(name) is not null))
        {
            fields.Complain(name, "cursor.alone", "A cursor says this already.");
        }

        return new PortfolioSearch
        {
            Iin = IinOf(fields),
            Items = cursor is null ? ItemsOf(fields) : null,
            PageSize = fields.Number("pageSize", 1, PortfolioSearch.MostPerPage) ?? PortfolioSearch.UsualPerPage,
            Cursor = cursor,
            AsOf = fields.Instant("asOf"),
        };
    }

    public static string IinOf(Fields fields)
    {
        if (fields.Raw("iin") is not { } value)
        {
            fields.Complain("iin", "iin.missing", "The ИИН is missing.");
            return "";
        }

        if (value.ValueKind is JsonValueKind.String && value.GetString() is { } iin && Iin.IsValid(iin))
        {
            return iin;
        }

        fields.Complain("iin", "iin.invalid", "Must be twelve digits in a string, with a date that exists and the right check digit.");
        return "";
    }

    private static List<int> ItemsOf(Fields fields)
    {
        if (fields.Raw("items") is not { ValueKind: JsonValueKind.Array } value || value.GetArrayLength() is 0)
        {
            fields.Complain("items", "items.missing", "Must be an array of at least one number.");
            return [];
        }

        var items = new List<int>();
        foreach (var (index, element) in value.EnumerateArray().Index())
        {
            if (element.ValueKind is not JsonValueKind.Number || !element.TryGetInt32(out var item) || item is not (3 or 5 or 6 or 7 or 8))
            {
                fields.Complain($"items/{index}", "items.unknown", "Must be 3, 5, 6, 7 or 8.");
            }
            else if (items.Contains(item))
            {
                fields.Complain($"items/{index}", "items.repeated", "Is there twice.");
            }
            else
            {
                items.Add(item);
            }
        }

        return items;
    }
}
