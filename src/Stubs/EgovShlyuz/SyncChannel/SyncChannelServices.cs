using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Contract;

namespace Attestation.Stubs.EgovShlyuz.SyncChannel;

internal static class SyncChannelServices
{
    public static IServiceCollection AddSyncChannel(this IServiceCollection services) => services
        .AddSingleton<Dispatcher>()
        .AddSingleton<SyncEndpoint>();

    public static void MapSyncChannel(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<SyncEndpoint>();

        // Routing does not care about a slash at the end; clients send it or do not.
        app.MapPost(ShepPaths.Sync, endpoint.AnswerAsync);
        app.MapPost(ShepPaths.SyncUnderShep, endpoint.AnswerAsync);
        app.MapContract(ShepPaths.Sync, ShepContract.Sync);
        app.MapContract(ShepPaths.SyncUnderShep, ShepContract.Sync);
    }
}
