using System.Globalization;
using Attestation.Contracts;
using Attestation.Contracts.Samples;

namespace Attestation.Gateway.Deciding;

/// <summary>The school years that are known, with their windows and topics (S2-27, S2-28; Rules, p. 59).</summary>
internal sealed class SchoolYears
{
    private readonly Year[] _years;

    private SchoolYears(Year[] years) => _years = years;

    /// <summary>Reads the file of the year; every mistake in it is named.</summary>
    public static SchoolYears From(SchoolYearsFile file)
    {
        var mistakes = new List<string>();
        Year[] years = [.. file.SchoolYears.Select((year, index) => Year.Read(year, $"/schoolYears/{index}", mistakes)).OrderBy(year => year.From)];

        for (var i = 0; i < years.Length; i++)
        {
            if (years[i].To < years[i].From || (i > 0 && years[i].From <= years[i - 1].To))
            {
                mistakes.Add($"The school year {years[i].Name} ends before it begins, or overlaps the one before.");
            }
        }

        return mistakes is [] ? new SchoolYears(years) : throw new SchoolYearsException(mistakes);
    }

    /// <summary>The year in which an instant falls. None is a gap in the settings, never a reason to refuse.</summary>
    public Year Of(DateTimeOffset instant)
    {
        var day = Kazakhstan.DateOf(instant);

        return Array.Find(_years, year => year.From <= day && day <= year.To)
            ?? throw new SchoolYearsException([$"No school year contains {day:yyyy-MM-dd}. Add it to the file of school years."]);
    }

    internal sealed record Year(string Name, DateOnly From, DateOnly To, IReadOnlyList<Window> Windows, IReadOnlyList<string> Topics)
    {
        public bool IsOpen(Category category, DateTimeOffset instant) => Windows.Any(window => window.Admits(category, instant));

        internal static Year Read(SchoolYear year, string pointer, List<string> mistakes) => new(
            year.Name,
            year.From,
            year.To,
            [.. year.Windows.Select((window, index) => Window.Read(window, $"{pointer}/windows/{index}", mistakes))],
            [.. year.EssayTopics ?? []]);
    }

    /// <param name="Categories">None means all.</param>
    /// <param name="Opens">First instant.</param>
    /// <param name="Ends">First instant after the window, or null when <paramref name="Closes"/> is the last one.</param>
    /// <param name="Closes">Last instant, included.</param>
    internal sealed record Window(IReadOnlyList<Category> Categories, DateTimeOffset Opens, DateTimeOffset? Ends, DateTimeOffset Closes)
    {
        private static readonly string[] Formats = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

        public bool Admits(Category category, DateTimeOffset instant) =>
            (Categories is [] || Categories.Contains(category)) && Opens <= instant && (Ends is { } end ? instant < end : instant <= Closes);

        internal static Window Read(ApplicationWindow window, string pointer, List<string> mistakes)
        {
            var opens = Instant(window.Opens, $"{pointer}/opens", mistakes, out _);
            var closes = Instant(window.Closes, $"{pointer}/closes", mistakes, out var isDay);

            // A window that closes on a day includes the whole of it.
            var ends = isDay ? closes?.AddDays(1) : null;
            if (isDay ? ends <= opens : closes < opens)
            {
                mistakes.Add($"{pointer}: closes before it opens.");
            }

            return new Window(window.Categories, opens ?? default, ends, closes ?? default);
        }

        private static DateTimeOffset? Instant(string text, string pointer, List<string> mistakes, out bool isDay)
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

            mistakes.Add($"{pointer}: '{text}' is neither a date (2026-10-01) nor an instant with offset (2026-10-01T09:00:00+05:00).");
            return null;
        }
    }
}

/// <summary>The file of school years has mistakes, or does not reach far enough.</summary>
internal sealed class SchoolYearsException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes));
