using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Collecting;

internal static class CollectingServices
{
    public static IServiceCollection AddCollecting(this IServiceCollection services) => services
        .AddSingleton<ConsentStep>()
        .AddSingleton<Sources>()
        .AddSingleton<IStop, CollectingStop>();
}
