using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.EgovShlyuz;

internal static class EgovShlyuzServices
{
    private const long LargestAnswer = 16 * 1024 * 1024;

    public static IServiceCollection AddEgovShlyuz(this IServiceCollection services)
    {
        services.AddSettings<EgovShlyuzOptions, EgovShlyuzOptionsValidator>(EgovShlyuzOptions.Section);
        services.AddHttpClient(nameof(ShepChannel), (provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<EgovShlyuzOptions>>().Value.BaseAddress;
                http.MaxResponseContentBufferSize = LargestAnswer;

                // The pipeline's time-out is the one that counts.
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                if (provider.GetRequiredService<IOptions<EgovShlyuzOptions>>().Value.CertificateAuthority is { } authority)
                {
                    handler.SslOptions.RemoteCertificateValidationCallback = PinnedAuthority.Of(authority);
                }
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        services.AddKeyedSingleton(nameof(ShepChannel), (provider, _) => new CallPipelines(CallsOf(provider), ShepChannel.IsTransient));
        services.AddKeyedSingleton(nameof(ShepAsyncChannel), (provider, _) => new CallPipelines(CallsOf(provider).Once(), ShepChannel.IsTransient));

        return services
            .AddSingleton<ShepIdentity>()
            .AddSingleton<OperatorVoucher>()
            .AddTransient(provider => new ShepLine(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ShepChannel)),
                provider.GetRequiredService<ShepIdentity>(),
                provider.GetRequiredService<Clocks>()))
            .AddTransient(provider => Create<ShepChannel>(provider, nameof(ShepChannel)))
            .AddTransient(provider => Create<ShepAsyncChannel>(provider, nameof(ShepAsyncChannel)))
            .AddTransient<IEgovShlyuz, EgovShlyuzClient>();
    }

    private static CallOptions CallsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<EgovShlyuzOptions>>().Value.Calls;

    private static T Create<T>(IServiceProvider provider, string pipelines) =>
        ActivatorUtilities.CreateInstance<T>(provider, provider.GetRequiredKeyedService<CallPipelines>(pipelines));
}
