using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Retention;

internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSettings<RetentionOptions, RetentionOptionsValidator>(RetentionOptions.Section);

        return services.AddSingleton<CaseEraser>().AddHostedService<RetentionSweep>();
    }
}
