using System.Globalization;
using System.Text;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>Dates as mappings write them: Java's format letters, offsets in words.</summary>
internal static class JavaDates
{
    private static readonly (string Java, string Net)[] Letters =
    [
        ("yyyy", "yyyy"), ("yy", "yy"), ("y", "yyyy"), ("MMMM", "MMMM"), ("MMM", "MMM"), ("MM", "MM"), ("M", "%M"), ("dd", "dd"), ("d", "%d"), ("HH", "HH"), ("H", "%H"),
        ("hh", "hh"), ("h", "%h"), ("mm", "mm"), ("m", "%m"), ("ss", "ss"), ("s", "%s"), ("SSS", "fff"), ("SS", "ff"), ("S", "%f"), ("a", "tt"), ("EEEE", "dddd"), ("EEE", "ddd"),
        ("E", "ddd"), ("XXX", "zzz"),
    ];

    public static DateTimeOffset Shift(DateTimeOffset instant, string? offset)
    {
        if (offset?.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var amount, var unit] || !int.TryParse(amount, CultureInfo.InvariantCulture, out var number))
        {
            return instant;
        }

        return unit.TrimEnd('s') switch
        {
            "second" => instant.AddSeconds(number),
            "minute" => instant.AddMinutes(number),
            "hour" => instant.AddHours(number),
            "day" => instant.AddDays(number),
            "week" => instant.AddDays(7.0 * number),
            "month" => instant.AddMonths(number),
            "year" => instant.AddYears(number),
            _ => instant,
        };
    }

    public static object Format(DateTimeOffset instant, HelperCall call)
    {
        var local = call.Option("timezone") is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(instant, found) : instant.ToUniversalTime();
        return call.Option("format") switch
        {
            null => Values.TextOf(instant),
            "epoch" => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            "unix" => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            { } format => Format(local, format),
        };
    }

    public static DateTimeOffset? Read(object? value, string? format)
    {
        if (value is DateTimeOffset instant)
        {
            return instant;
        }

        var text = Values.TextOf(value);
        return format switch
        {
            "epoch" when long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            "unix" when long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds),
            null => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null,
            _ => DateTimeOffset.TryParseExact(text, NetFormat(format), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null,
        };
    }

    private static string Format(DateTimeOffset local, string format)
    {
        var text = new StringBuilder();
        foreach (var (quoted, piece) in Pieces(format))
        {
            text.Append(quoted ? piece : piece is "Z" ? local.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)
                : piece is "X" ? (local.Offset == TimeSpan.Zero ? "Z" : local.ToString("zz", CultureInfo.InvariantCulture))
                : piece is "XXX" && local.Offset == TimeSpan.Zero ? "Z"
                : Array.Find(Letters, letter => letter.Java == piece) is { Net: { } net } ? local.ToString(net, CultureInfo.InvariantCulture) : piece);
        }

        return text.ToString();
    }

    private static string NetFormat(string format) => string.Concat(Pieces(format).Select(piece => piece.Quoted
        ? $"'{piece.Text}'"
        : piece.Text is "Z" or "X" or "XXX" ? "zzz" : Array.Find(Letters, letter => letter.Java == piece.Text).Net?.TrimStart('%') ?? piece.Text));

    private static IEnumerable<(bool Quoted, string Text)> Pieces(string format)
    {
        for (var at = 0; at < format.Length;)
        {
            if (format[at] is '\'')
            {
                var end = format.IndexOf('\'', at + 1);
                end = end < 0 ? format.Length : end;
                yield return (true, end == at + 1 ? "'" : format[(at + 1)..end]);
                at = end + 1;
                continue;
            }

            var run = at;
            while (run < format.Length && format[run] == format[at])
            {
                run++;
            }

            yield return (!char.IsAsciiLetter(format[at]), format[at..run]);
            at = run;
        }
    }
}
