using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Issuing;

internal static class IssuingServices
{
    public static IServiceCollection AddIssuing(this IServiceCollection services) => services.AddSingleton<IStop, IssuingStop>();
}
