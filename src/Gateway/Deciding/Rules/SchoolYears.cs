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
        var regions = Regions.Read(file.Regions, mistakes);
        if (file.SchoolYears is not { Count: > 0 })
        {
            mistakes.Add("/schoolYears: is empty or null. Without a school year every application would be parked.");
        }

        Year[] years = [.. (file.SchoolYears ?? []).Select((year, index) => Year.Read(year, regions, $"/schoolYears/{index}", mistakes)).OfType<Year>().OrderBy(year => year.From)];
        for (var i = 0; i < years.Length; i++)
        {
            if (years[i].To < years[i].From || (i > 0 && years[i].From <= years[i - 1].To))
            {
                mistakes.Add($"The school year {years[i].Name} ends before it begins, or overlaps the one before.");
            }
        }

        foreach (var name in years.GroupBy(year => year.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            mistakes.Add($"Two school years are named '{name}': the name is what an application is counted under (S2-27).");
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

    /// <summary>By name; null when the file does not hold it any more.</summary>
    public Year? Named(string name) => Array.Find(_years, year => year.Name == name);

    internal sealed record Year(string Name, DateOnly From, DateOnly To, IReadOnlyList<Window> Windows, IReadOnlyList<string> Topics, Regions Regions)
    {
        /// <summary>S2-29: January to August of the school year.</summary>
        public (DateOnly From, DateOnly To) Summary => (new DateOnly(To.Year, 1, 1), new DateOnly(To.Year, 8, 31));

        /// <summary>
        /// Whether a provider accepts applications for a category at an instant (S2-28). Where the provider's region has windows for the
        /// category, they hold instead of the country's.
        /// </summary>
        public bool IsOpen(Category category, DateTimeOffset instant, Bin? provider = null)
        {
            var region = Regions.Of(provider);
            var isOwn = region is not null && Windows.Any(window => window.Region == region && window.IsFor(category));

            return Windows.Any(window => window.Region == (isOwn ? region : null) && window.Admits(category, instant));
        }

        internal static Year? Read(SchoolYear? year, Regions regions, string pointer, List<string> mistakes)
        {
            if (year is null)
            {
                mistakes.Add($"{pointer}: is null. Write a school year, or leave it out.");
                return null;
            }

            if (string.IsNullOrWhiteSpace(year.Name))
            {
                mistakes.Add($"{pointer}/name: is empty or null. Name the year, for example 2026-2027.");
            }

            if (year.Windows is null)
            {
                mistakes.Add($"{pointer}/windows: is null. Write [] where no applications are accepted in that year.");
            }

            return new(
                year.Name ?? "",
                year.From,
                year.To,
                [.. (year.Windows ?? []).Select((window, index) => Window.Read(window, regions, $"{pointer}/windows/{index}", mistakes)).OfType<Window>()],
                [.. Written(year.EssayTopics ?? [], $"{pointer}/essayTopics", mistakes)],
                regions);
        }

        private static IEnumerable<string> Written(IReadOnlyList<string?> topics, string pointer, List<string> mistakes)
        {
            for (var i = 0; i < topics.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(topics[i]))
                {
                    mistakes.Add($"{pointer}/{i}: is empty or null. Leave it out; no topics at all means that any will do.");
                }
                else
                {
                    yield return topics[i]!;
                }
            }
        }
    }

    /// <param name="Categories">None means all.</param>
    /// <param name="Opens">First instant.</param>
    /// <param name="Ends">First instant after the window, or null when <paramref name="Closes"/> is the last one.</param>
    /// <param name="Closes">Last instant, included.</param>
    /// <param name="Region">For its providers alone; null for the whole country.</param>
    internal sealed record Window(IReadOnlyList<Category> Categories, DateTimeOffset Opens, DateTimeOffset? Ends, DateTimeOffset Closes, string? Region)
    {
        public bool IsFor(Category category) => Categories is [] || Categories.Contains(category);

        public bool Admits(Category category, DateTimeOffset instant) => IsFor(category) && Opens <= instant && (Ends is { } end ? instant < end : instant <= Closes);

        internal static Window? Read(ApplicationWindow? window, Regions regions, string pointer, List<string> mistakes)
        {
            if (window is null)
            {
                mistakes.Add($"{pointer}: is null. Write a window, or leave it out.");
                return null;
            }

            if (window.Categories is null)
            {
                mistakes.Add($"{pointer}/categories: is null. Write [] for all categories.");
            }

            foreach (var unknown in (window.Categories ?? []).Where(category => !Enum.IsDefined(category)))
            {
                mistakes.Add($"{pointer}/categories: '{unknown}' is no category.");
            }

            if (window.Region is { } region && !regions.Contains(region))
            {
                mistakes.Add($"{pointer}/region: '{region}' is not among /regions.");
            }

            var opens = WrittenInstant.Read(window.Opens, $"{pointer}/opens", mistakes, out _);
            var closes = WrittenInstant.Read(window.Closes, $"{pointer}/closes", mistakes, out var isDay);

            // A window that closes on a day includes the whole of it.
            var ends = isDay ? closes?.AddDays(1) : null;
            if (isDay ? ends <= opens : closes < opens)
            {
                mistakes.Add($"{pointer}: closes before it opens.");
            }

            return new Window(window.Categories ?? [], opens ?? default, ends, closes ?? default, window.Region);
        }
    }
}

/// <summary>The file of school years has mistakes, or does not reach far enough.</summary>
internal sealed class SchoolYearsException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes));
