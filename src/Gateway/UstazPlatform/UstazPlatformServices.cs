using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.UstazPlatform;

internal static class UstazPlatformServices
{
    private const long LargestAnswer = 16 * 1024 * 1024;
    private const string Tokens = nameof(PlatformTokens);

    public static IServiceCollection AddUstazPlatform(this IServiceCollection services)
    {
        services.AddSettings<UstazPlatformOptions, UstazPlatformOptionsValidator>(UstazPlatformOptions.Section);
        AddClient(services, Tokens);
        AddClient(services, nameof(UstazPlatformClient)).AddHttpMessageHandler(provider => new TokenHandler(provider.GetRequiredService<PlatformTokens>()));
        services.AddSingleton(provider => new PlatformTokens(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Tokens),
            Options(provider),
            provider.GetRequiredService<Clocks>().Machine,
            provider.GetRequiredService<ILogger<PlatformTokens>>()));
        services.AddSingleton(provider => new PlatformPace(Options(provider).LongestWait, provider.GetRequiredService<Clocks>().Machine));
        services.AddKeyedSingleton(nameof(UstazPlatformClient), (provider, _) => new CallPipelines(Options(provider).Calls, UstazPlatformClient.IsTransient));

        return services.AddTransient<IUstazPlatform>(provider => new UstazPlatformClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(UstazPlatformClient)),
            provider.GetRequiredKeyedService<CallPipelines>(nameof(UstazPlatformClient)),
            provider.GetRequiredService<PlatformPace>(),
            provider.GetRequiredService<IOptions<UstazPlatformOptions>>(),
            provider.GetRequiredService<Clocks>(),
            provider.GetRequiredService<ILogger<UstazPlatformClient>>()));
    }

    private static UstazPlatformOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<UstazPlatformOptions>>().Value;

    private static IHttpClientBuilder AddClient(IServiceCollection services, string name) => services
        .AddHttpClient(name, (provider, http) =>
        {
            http.BaseAddress = Options(provider).BaseAddress;
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.Timeout = Timeout.InfiniteTimeSpan;
        })
        .UseSocketsHttpHandler((handler, provider) =>
        {
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            if (Options(provider).CertificateAuthority is { } authority)
            {
                handler.SslOptions.RemoteCertificateValidationCallback = PinnedAuthority.Of(authority);
            }
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
