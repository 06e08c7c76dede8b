using System.Net.Http.Headers;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.UstazPlatform;

internal static class UstazPlatformServices
{
    private const long LargestAnswer = 16 * 1024 * 1024;

    public static IServiceCollection AddUstazPlatform(this IServiceCollection services)
    {
        services.AddSettings<UstazPlatformOptions, UstazPlatformOptionsValidator>(UstazPlatformOptions.Section);
        services.AddHttpClient(nameof(UstazPlatformClient), (provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<UstazPlatformOptions>>().Value;
                http.BaseAddress = options.BaseAddress;
                http.MaxResponseContentBufferSize = LargestAnswer;
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                if (provider.GetRequiredService<IOptions<UstazPlatformOptions>>().Value.CertificateAuthority is { } authority)
                {
                    handler.SslOptions.RemoteCertificateValidationCallback = PinnedAuthority.Of(authority);
                }
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddKeyedSingleton(nameof(UstazPlatformClient), (provider, _) =>
            new CallPipelines(provider.GetRequiredService<IOptions<UstazPlatformOptions>>().Value.Calls, UstazPlatformClient.IsTransient));

        return services.AddTransient<IUstazPlatform>(provider => new UstazPlatformClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(UstazPlatformClient)),
            provider.GetRequiredKeyedService<CallPipelines>(nameof(UstazPlatformClient)),
            provider.GetRequiredService<IOptions<UstazPlatformOptions>>(),
            provider.GetRequiredService<Clocks>(),
            provider.GetRequiredService<ILogger<UstazPlatformClient>>()));
    }
}
