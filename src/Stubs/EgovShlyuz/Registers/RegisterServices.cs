namespace Attestation.Stubs.EgovShlyuz.Registers;

internal static class RegisterServices
{
    /// <summary>Every class that is a register answers: a new one is its own file, and nothing else.</summary>
    public static IServiceCollection AddRegisters(this IServiceCollection services)
    {
        services.AddSingleton<ConsentTokens>().AddSingleton<SmsDesk>().AddSingleton<TempFileStore>().AddSingleton<OvtKeys>().AddSingleton<EsutdCodes>();
        foreach (var register in typeof(IRegister).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRegister))))
        {
            services.AddSingleton(typeof(IRegister), register);
        }

        return services;
    }
}
