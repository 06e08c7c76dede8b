using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Console;

internal static class ConsoleServices
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSettings<ConsoleOptions, ConsoleOptionsValidator>(ConsoleOptions.Section);

        return services.AddSingleton<Gatekeeper>();
    }
}
