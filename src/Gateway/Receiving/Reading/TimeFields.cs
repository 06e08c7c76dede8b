using System.Globalization;

namespace Attestation.Gateway.Receiving;

/// <summary>Instants and days.</summary>
internal static class TimeFields
{
    /// <summary>ISO 8601 with offset: without one, an instant depends on who reads it.</summary>
    public static DateTimeOffset? Instant(this Field field)
    {
        if (field.Raw() is not { } text)
        {
            return null;
        }

        if (HasOffset(text) && field.Element.TryGetDateTimeOffset(out var instant))
        {
            return instant;
        }

        field.Report(Problems.InstantFormat);
        return null;
    }

    public static DateOnly? Day(this Field field)
    {
        if (field.Raw() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        field.Report(Problems.DateFormat);
        return null;
    }

    // The framework takes a date alone, an instant without offset and an offset of hours alone, and puts the machine's offset in.
    private static bool HasOffset(string text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] and ([.., 'Z'] or [.., '+' or '-', _, _, ':', _, _]);
}
