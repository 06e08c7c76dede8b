using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Hosting;

/// <summary>Registers settings so that they are checked at start, and an unknown key is a mistake too: most are misspelt known ones.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptionsWithValidateOnStart<TOptions, TValidator>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true);

        return services.AddSingleton(new SettingsSection(section, provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
    }
}

/// <summary>A section of the settings, and how to read it; reading throws what is wrong with it.</summary>
internal sealed record SettingsSection(string Name, Func<IServiceProvider, object> Read);
