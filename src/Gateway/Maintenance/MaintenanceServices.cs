namespace Attestation.Gateway.Maintenance;

internal static class MaintenanceServices
{
    public static IServiceCollection AddMaintenance(this IServiceCollection services) => services.AddSingleton<TechnicalBreaks>().AddHostedService<BreakWatch>();
}
