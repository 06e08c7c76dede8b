using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Journal;

internal static class JournalServices
{
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddSettings<JournalOptions, JournalOptionsValidator>(JournalOptions.Section);

        return services
            .AddSingleton(provider => new JournalKey(provider.GetRequiredService<IOptions<JournalOptions>>().Value, provider.GetRequiredService<ShepIdentity>().Key))
            .AddSingleton<CheckpointStore>()
            .AddSingleton<JournalVerification>()
            .AddSingleton<AdministrativeFileWriter>()
            .AddHostedService<CheckpointSequencer>();
    }
}
