using Attestation.Gateway.Bus;
using Attestation.Gateway.Storage;
using Attestation.Sandbox.Wires;
using MassTransit;
using Npgsql;

namespace Attestation.Sandbox.World;

/// <summary>
/// Bus and database of the sandbox: inside the process, unless the environment names others (<c>Bus__Transport=RabbitMq</c>,
/// <c>Storage__Provider=Postgres</c>). In a PostgreSQL that is not its own, the sandbox works in a schema of its own.
/// </summary>
internal sealed class WorldEngines(IConfiguration configuration) : IAsyncDisposable
{
    private readonly string _schema = $"sandbox_{Guid.NewGuid():N}";
    private string? _postgres;

    public async Task PrepareAsync(IConfigurationBuilder builder, CancellationToken cancellationToken)
    {
        var storage = configuration.GetSection(StorageOptions.Section);
        if (storage.GetValue<StorageProvider>(nameof(StorageOptions.Provider)) is not StorageProvider.Postgres)
        {
            return;
        }

        _postgres = storage[nameof(StorageOptions.ConnectionString)];
        await RunAsync($"create schema {_schema}", cancellationToken);
        var connectionString = new NpgsqlConnectionStringBuilder(_postgres) { SearchPath = _schema }.ConnectionString;
        builder.AddInMemoryCollection([KeyValuePair.Create($"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}", (string?)connectionString)]);
    }

    public async Task<ISandboxBus> ConnectAsync(IServiceProvider gateway, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();

        return options.Transport is BusTransport.RabbitMq ? await RabbitWire.OpenAsync(options, cancellationToken) : new InMemoryWire(gateway.GetRequiredService<IBusControl>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await RunAsync($"drop schema {_schema} cascade", CancellationToken.None);
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_postgres);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
