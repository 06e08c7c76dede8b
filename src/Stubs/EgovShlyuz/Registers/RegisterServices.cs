namespace Attestation.Stubs.EgovShlyuz.Registers;

internal static class RegisterServices
{
    public static IServiceCollection AddRegisters(this IServiceCollection services) => services
        .AddSingleton<ConsentTokens>()
        .AddSingleton<IRegister, KdpRegister>()
        .AddSingleton<IRegister, GbdflRegister>()
        .AddSingleton<IRegister, EpvoRegister>()
        .AddSingleton<IRegister, EmploymentRegister>();
}
