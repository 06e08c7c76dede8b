using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

internal static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services)
    {
        services.AddSettings<DoorsOptions, DoorsOptionsValidator>(DoorsOptions.Section);

        return services.AddSingleton<Doorkeeper>().AddSingleton<IntakeLimits>().AddSingleton<SubmissionDesk>().AddSingleton<DecisionDesk>().AddSingleton<StatusDesk>();
    }
}
