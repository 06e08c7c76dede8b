using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Notices;

internal static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services.AddSingleton<IStop, NoticesStop>();
}
