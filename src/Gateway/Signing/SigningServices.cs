using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Signing;

internal static class SigningServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<SigningOptions, SigningOptionsValidator>().BindConfiguration(SigningOptions.Section);

        return services
            .AddSingleton<InstitutionKeys>()
            .AddSingleton<SignatureDesk>()
            .AddSingleton<SigningStop>()
            .AddSingleton<IStop>(provider => provider.GetRequiredService<SigningStop>())
            .AddSingleton<IStop, AskAgainStop>();
    }
}
