using Attestation.Gateway.Bus;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Signing;

namespace Attestation.Gateway.Restoring;

internal static class RestoringServices
{
    public static IServiceCollection AddRestoring(this IServiceCollection services) => services
        .AddSingleton<ILedger, Ledger>()
        .AddSingleton<RestoredDatabase>()
        .AddSingleton<PublishedSide>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<ReceivedSide>(
            provider, ActivatorUtilities.CreateInstance<ApplicationsDoor>(provider), ActivatorUtilities.CreateInstance<SignedNoticesDoor>(provider)))
        .AddSingleton<Reconciliation>()
        .AddSingleton<RestoreGate>()
        .AddSingleton<ClosedDoors>()
        .AddHostedService<LedgerWatch>();
}
