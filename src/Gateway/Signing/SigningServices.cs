using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

internal static class SigningServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        services.AddSettings<SigningOptions, SigningOptionsValidator>(SigningOptions.Section);

        services
            .AddHttpClient(nameof(RevocationFetch), (provider, http) =>
            {
                var revocation = provider.GetRequiredService<IOptions<SigningOptions>>().Value.Revocation;
                (http.Timeout, http.MaxResponseContentBufferSize) = (revocation.Timeout, revocation.MostBytes);
            })
            .RemoveAllLoggers();

        return services
            .AddSingleton<FetchedLists>()
            .AddHostedService<RevocationFetch>()
            .AddSingleton<InstitutionKeys>()
            .AddSingleton<SignerTrust>()
            .AddSingleton<SignatureDesk>()
            .AddSingleton<SigningStop>()
            .AddSingleton<IStop>(provider => provider.GetRequiredService<SigningStop>())
            .AddSingleton<IStop, AskAgainStop>();
    }
}
