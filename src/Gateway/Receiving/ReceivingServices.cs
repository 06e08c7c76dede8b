using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

internal static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services)
    {
        services.AddSettings<DoorsOptions, DoorsOptionsValidator>(DoorsOptions.Section);
        services.AddSettings<ServiceOptions, ServiceOptionsValidator>(ServiceOptions.Section);

        return services
            .AddSingleton<Doorkeeper>()
            .AddSingleton<IntakeLimits>()
            .AddSingleton<Registration>()
            .AddSingleton<SubmissionDesk>()
            .AddSingleton<DecisionDesk>()
            .AddSingleton<CommissionDesk>()
            .AddSingleton<ResumeDesk>()
            .AddSingleton<ProcedurePage>()
            .AddSingleton<StatusDesk>();
    }
}
