using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Signing;

internal static class SigningServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        services.AddSettings<SigningOptions, SigningOptionsValidator>(SigningOptions.Section);

        return services
            .AddSingleton<InstitutionKeys>()
            .AddSingleton<SignerTrust>()
            .AddSingleton<SignatureDesk>()
            .AddSingleton<SigningStop>()
            .AddSingleton<IStop>(provider => provider.GetRequiredService<SigningStop>())
            .AddSingleton<IStop, AskAgainStop>();
    }
}
