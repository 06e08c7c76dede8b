namespace Attestation.Gateway.Receiving;

internal static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DoorOptions, DoorOptionsValidator>().BindConfiguration(DoorOptions.Section);

        return services.AddSingleton<Doorkeeper>().AddSingleton<SubmissionDesk>().AddSingleton<DecisionDesk>().AddSingleton<StatusDesk>();
    }
}
