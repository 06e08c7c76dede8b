using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Cases;

internal static class CasesServices
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<WorkOptions, WorkOptionsValidator>().BindConfiguration(WorkOptions.Section);

        return services
            .AddSingleton<Wakers>()
            .AddSingleton<CaseMapper>()
            .AddSingleton<Outbox>()
            .AddSingleton<CaseStore>()
            .AddHostedService<CaseWorker>();
    }
}
