using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>What the authorised body sets anew each year.</summary>
internal sealed class RulesOptions
{
    public const string Section = "Rules";

    /// <summary>The file of school years, windows and essay topics (docs/operating.md).</summary>
    [Required]
    public string SchoolYearsFile { get; init; } = "school-year.json";
}

[OptionsValidator]
internal sealed partial class RulesOptionsValidator : IValidateOptions<RulesOptions>;

/// <summary>Working hours: the usual ones, and those of providers that differ.</summary>
internal sealed class CalendarOptions
{
    public const string Section = "Calendar";

    public ScheduleOptions Usual { get; init; } = new();

    /// <summary>By БИН.</summary>
    public Dictionary<string, ScheduleOptions> Providers { get; init; } = [];
}

internal sealed class ScheduleOptions
{
    public WorkingWeek Week { get; init; } = WorkingWeek.FiveDays;

    public TimeOnly Opens { get; init; } = new(9, 0);

    public TimeOnly Closes { get; init; } = new(18, 30);

    public ProviderSchedule ToSchedule() => new(Week, Opens, Closes);
}

internal sealed class CalendarOptionsValidator : IValidateOptions<CalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, CalendarOptions options)
    {
        string[] mistakes =
        [
            .. Mistakes("Calendar:Usual", options.Usual),
            .. options.Providers.SelectMany(provider => Mistakes($"Calendar:Providers:{provider.Key}", provider.Value)),
            .. options.Providers.Keys.Where(bin => !Bin.TryParse(bin, out _)).Select(bin => $"Calendar:Providers:{bin} is not a БИН."),
        ];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(string where, ScheduleOptions schedule) =>
        schedule.Opens < schedule.Closes ? [] : [$"{where}: closes at {schedule.Closes:HH\\:mm}, which is not after it opens at {schedule.Opens:HH\\:mm}."];
}
