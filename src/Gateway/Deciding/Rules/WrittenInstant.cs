using System.Globalization;

namespace Attestation.Gateway.Deciding;

/// <summary>An instant as people write it into the file of school years: a day in Kazakhstan, or an instant with its offset.</summary>
internal static class WrittenInstant
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static DateTimeOffset? Read(string? text, string pointer, List<string> mistakes, out bool isDay)
    {
        isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day);
        if (isDay)
        {
            return Kazakhstan.At(day, TimeOnly.MinValue);
        }

        // Without an offset an instant could be anybody's noon.
        var hasOffset = text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
        if (hasOffset && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return instant;
        }

        mistakes.Add($"{pointer}: '{text ?? "null"}' is neither a date (2026-10-01) nor an instant with offset (2026-10-01T09:00:00+05:00).");
        return null;
    }
}
