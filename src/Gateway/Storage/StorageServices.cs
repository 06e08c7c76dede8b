using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSettings<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);

        return services
            .AddSingleton(provider =>
            {
                var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;

                return Keyring.Load(options.KeysFile, options.CreateKeysFile);
            })
            .AddSingleton<ColumnCipher>()
            .AddSingleton<KeyRotation>()
            .AddSingleton<SqliteDatabase>()
            .AddSingleton<PostgresDatabase>()
            .AddSingleton<IDatabase>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.Provider is StorageProvider.Postgres
                ? provider.GetRequiredService<PostgresDatabase>()
                : provider.GetRequiredService<SqliteDatabase>());
    }
}
