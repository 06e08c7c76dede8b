using Attestation.Gateway.Cases;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cabinet;

internal static class CabinetServices
{
    public static IServiceCollection AddCabinet(this IServiceCollection services) => services
        .AddSingleton<CabinetQueue>()
        .AddSingleton<CabinetDeliveries>()
        .AddSingleton<ICaseFollower, CabinetFollower>()
        .AddTransient<CabinetMessenger>()
        .AddHostedService<CabinetRelay>()
        .AddSingleton<PortalDoor>()
        .AddSingleton<PortalCallback>()
        .AddHostedService<PortalFetch>();

    public static void MapCabinet(this WebApplication app)
    {
        // Read when a request comes: settings that are wrong must not be told before all others are.
        app.MapPost($"{ShepPaths.Async}client/", async http =>
        {
            if (http.RequestServices.GetRequiredService<IOptions<EgovShlyuzOptions>>().Value.Async.Callback)
            {
                await http.RequestServices.GetRequiredService<PortalCallback>().AnswerAsync(http);
            }
            else
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        });
    }
}
