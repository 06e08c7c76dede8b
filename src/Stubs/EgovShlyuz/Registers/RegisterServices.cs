namespace Attestation.Stubs.EgovShlyuz.Registers;

internal static class RegisterServices
{
    public static IServiceCollection AddRegisters(this IServiceCollection services) => services
        .AddSingleton<ConsentTokens>()
        .AddSingleton<SmsDesk>()
        .AddSingleton<TempFileStore>()
        .AddSingleton<IRegister, KdpRegister>()
        .AddSingleton<IRegister>(provider => Gbdfl(provider, isOpen: false))
        .AddSingleton<IRegister>(provider => Gbdfl(provider, isOpen: true))
        .AddSingleton<IRegister, GbdulRegister>()
        .AddSingleton<IRegister, TempFilesRegister>()
        .AddSingleton<IRegister, EpvoRegister>()
        .AddSingleton<IRegister, EmploymentRegister>();

    private static GbdflRegister Gbdfl(IServiceProvider provider, bool isOpen) => ActivatorUtilities.CreateInstance<GbdflRegister>(provider, isOpen);
}
