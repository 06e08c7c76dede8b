namespace Attestation.Stubs.EgovShlyuz.Receiving;

internal static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services) => services
        .AddSingleton<Senders>()
        .AddSingleton<Replays>()
        .AddSingleton<BusinessData>()
        .AddSingleton<Reception>();
}
