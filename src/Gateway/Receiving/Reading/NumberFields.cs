using System.Text.Json;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>What identifies: ids, ИИН, БИН, phone, message chain.</summary>
internal static class NumberFields
{
    /// <summary>Not all zeros either: an unset id of a careless sender would be everybody's.</summary>
    public static Guid? Uuid(this Field field)
    {
        if (field.Raw() is null)
        {
            return null;
        }

        // Not Guid.TryParseExact: it takes spaces around the id.
        if (field.Element.TryGetGuid(out var uuid) && uuid != Guid.Empty)
        {
            return uuid;
        }

        field.Report(Problems.UuidFormat);
        return null;
    }

    public static Iin? Iin(this Field field)
    {
        if (field.Raw() is not { } text)
        {
            return null;
        }

        var fault = Deciding.Iin.TryParse(text, out var iin);
        if (fault is not IinFault.None)
        {
            field.Report(Problems.OfIin(fault));
        }

        return iin;
    }

    public static Bin? Bin(this Field field)
    {
        if (field.Raw() is not { } text)
        {
            return null;
        }

        if (!Deciding.Bin.TryParse(text, out var bin))
        {
            field.Report(Problems.BinInvalid);
        }

        return bin;
    }

    /// <summary>E.164: at most 15 digits.</summary>
    public static string? Phone(this Field field) =>
        field.Checked(text => text.StartsWith('+') && text.Length is >= 11 and <= 16 && text.Skip(1).All(char.IsAsciiDigit), Problems.PhoneFormat);

    /// <summary>Decimal, as wide as an unsigned number of 64 bits.</summary>
    public static string? ChainId(this Field field) =>
        field.Checked(text => text.Length is >= 1 and <= 20 && text.All(char.IsAsciiDigit), Problems.ChainIdFormat);

    /// <summary>A whole number within bounds, written without fraction and exponent.</summary>
    public static int? Whole(this Field field, int least, int most, ProblemKind kind)
    {
        if (!field.Is(JsonValueKind.Number, JsonTypes.Number))
        {
            return null;
        }

        if (field.Element.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        field.Report(kind);
        return null;
    }

    private static string? Checked(this Field field, Predicate<string> isRight, ProblemKind kind)
    {
        var text = field.Raw();
        if (text is null || isRight(text))
        {
            return text;
        }

        field.Report(kind);
        return null;
    }
}
