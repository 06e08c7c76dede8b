using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>Working hours, the usual ones and those of providers that differ, and how the term of S2-5 is counted.</summary>
internal sealed class CalendarOptions
{
    public const string Section = "Calendar";

    public const int MostWorkingDays = 10;

    public ScheduleOptions Usual { get; init; } = new();

    /// <summary>By БИН. What a provider's section does not say is as usual.</summary>
    public Dictionary<string, ScheduleOptions> Providers { get; init; } = [];

    /// <summary>The warning comes at the end of this working day after registration; 0 is the day of registration.</summary>
    public int WarnAfterWorkingDays { get; init; } = TermDays.Usual.Warn;

    /// <summary>The term ends at the end of this working day after registration; 1 is the next working day (S2-5).</summary>
    public int DueAfterWorkingDays { get; init; } = TermDays.Usual.Due;
}

/// <summary>Absent means: as usual; and for the usual hours Mon–Fri 09:00–18:30.</summary>
internal sealed class ScheduleOptions
{
    private static readonly ProviderSchedule Typical = new(WorkingWeek.FiveDays, new TimeOnly(9, 0), new TimeOnly(18, 30));

    public WorkingWeek? Week { get; init; }

    public TimeOnly? Opens { get; init; }

    public TimeOnly? Closes { get; init; }

    /// <summary>Told to whoever asks when the provider works; it defers nothing.</summary>
    public TimeOnly? LunchFrom { get; init; }

    public TimeOnly? LunchTo { get; init; }

    public ProviderSchedule ToSchedule(ProviderSchedule? usual = null)
    {
        var otherwise = usual ?? Typical;
        var lunch = (LunchFrom ?? otherwise.Lunch?.From, LunchTo ?? otherwise.Lunch?.To) is ({ } from, { } to) ? new LunchBreak(from, to) : null;

        return new(Week ?? otherwise.Week, Opens ?? otherwise.Opens, Closes ?? otherwise.Closes, lunch);
    }
}

internal sealed class CalendarOptionsValidator : IValidateOptions<CalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, CalendarOptions options)
    {
        var usual = options.Usual.ToSchedule();
        string[] mistakes =
        [
            .. Mistakes("Calendar:Usual", options.Usual, usual),
            .. options.Providers.SelectMany(provider => Mistakes($"Calendar:Providers:{provider.Key}", provider.Value, provider.Value.ToSchedule(usual))),
            .. options.Providers.Keys.Where(bin => !Bin.TryParse(bin, out _)).Select(bin => $"Calendar:Providers:{bin} is not a БИН."),
            .. TermMistakes(options),
        ];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(string where, ScheduleOptions said, ProviderSchedule schedule)
    {
        if (said.Week is { } week && !Enum.IsDefined(week))
        {
            yield return $"{where}:Week is '{week}': write FiveDays or SixDays.";
        }

        if (schedule.Opens >= schedule.Closes)
        {
            yield return $"{where}: closes at {schedule.Closes:HH\\:mm}, which is not after it opens at {schedule.Opens:HH\\:mm}.";
        }

        if (said is { LunchFrom: not null, LunchTo: null } or { LunchFrom: null, LunchTo: not null } && schedule.Lunch is null)
        {
            yield return $"{where}: lunch needs both LunchFrom and LunchTo.";
        }

        if (schedule.Lunch is { } lunch && (lunch.From >= lunch.To || lunch.From < schedule.Opens || lunch.To > schedule.Closes))
        {
            yield return $"{where}: lunch from {lunch.From:HH\\:mm} to {lunch.To:HH\\:mm} does not lie within working time.";
        }
    }

    private static IEnumerable<string> TermMistakes(CalendarOptions options)
    {
        if (options.WarnAfterWorkingDays is < 0 or > CalendarOptions.MostWorkingDays)
        {
            yield return $"Calendar:WarnAfterWorkingDays is {options.WarnAfterWorkingDays}: it must be from 0 to {CalendarOptions.MostWorkingDays}.";
        }

        if (options.DueAfterWorkingDays is < 0 or > CalendarOptions.MostWorkingDays || options.DueAfterWorkingDays < options.WarnAfterWorkingDays)
        {
            yield return $"Calendar:DueAfterWorkingDays is {options.DueAfterWorkingDays}: it must be from {options.WarnAfterWorkingDays} (the warning) to {CalendarOptions.MostWorkingDays}.";
        }
    }
}
