using System.Text.Json;
using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

internal static class DecidingServices
{
    public static IServiceCollection AddDeciding(this IServiceCollection services)
    {
        services.AddSettings<RulesOptions, RulesOptionsValidator>(RulesOptions.Section);
        services.AddSettings<SecondQuestionOptions, SecondQuestionOptionsValidator>(SecondQuestionOptions.Section);
        services.AddSettings<CalendarOptions, CalendarOptionsValidator>(CalendarOptions.Section);

        return services
            .AddSingleton(provider => ReadYears(provider.GetRequiredService<IOptions<RulesOptions>>().Value.SchoolYearsFile))
            .AddSingleton(provider => SchoolYears.From(provider.GetRequiredService<SchoolYearsFile>()))
            .AddSingleton(provider => Schedules(provider.GetRequiredService<SchoolYearsFile>(), provider.GetRequiredService<IOptions<CalendarOptions>>().Value))
            .AddSingleton<Cases.IStop, DecidingStop>();
    }

    private static SchoolYearsFile ReadYears(string path)
    {
        try
        {
            using var file = File.OpenRead(path);

            return JsonSerializer.Deserialize<SchoolYearsFile>(file, ContractJson.Options) ?? throw new JsonException("The file is empty.");
        }
        catch (Exception mistake) when (mistake is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SchoolYearsException([$"Rules:SchoolYearsFile '{path}' cannot be read: {mistake.Message}"]);
        }
    }

    private static WorkingTimes Schedules(SchoolYearsFile years, CalendarOptions options)
    {
        var calendar = WorkingCalendar.With(CalendarTable.Load(), years.Calendar);

        var usual = options.Usual.ToSchedule();

        return new WorkingTimes(
            calendar, usual, options.Providers.ToDictionary(pair => pair.Key, pair => pair.Value.ToSchedule(usual)), new TermDays(options.WarnAfterWorkingDays, options.DueAfterWorkingDays));
    }
}
