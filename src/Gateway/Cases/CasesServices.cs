using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Cases;

internal static class CasesServices
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSettings<WorkOptions, WorkOptionsValidator>(WorkOptions.Section);

        return services
            .AddSingleton<Wakers>()
            .AddSingleton<CaseMapper>()
            .AddSingleton<Outbox>()
            .AddSingleton<UnreadableRows>()
            .AddSingleton<TermAlarms>()
            .AddSingleton<CaseStore>()
            .AddSingleton<CaseOverview>()
            .AddHostedService<CaseWorker>();
    }
}
