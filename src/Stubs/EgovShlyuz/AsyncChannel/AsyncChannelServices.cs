using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Contract;
using Attestation.Stubs.EgovShlyuz.Failing;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

internal static class AsyncChannelServices
{
    public static IServiceCollection AddAsyncChannel(this IServiceCollection services) => services
        .AddSingleton<Chains>()
        .AddSingleton<Participants>()
        .AddSingleton<Callbacks>()
        .AddSingleton<Delivery>()
        .AddHostedService(provider => provider.GetRequiredService<Delivery>())
        .AddSingleton<AsyncFaults>()
        .AddSingleton<AsyncDispatcher>()
        .AddSingleton<AsyncEndpoint>();

    public static void MapAsyncChannel(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<AsyncEndpoint>();

        app.MapPost(ShepPaths.Async, endpoint.AnswerAsync);
        app.MapContract(ShepPaths.Async, ShepContract.Async);
        app.MapContract($"{ShepPaths.Async}client/", ShepContract.AsyncClient);
    }
}
