using Npgsql;

namespace Attestation.Integration.Tests.Servers;

/// <summary>A private PostgreSQL on loopback; each test gets a database of its own.</summary>
public sealed class Database : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-postgres-").FullName;
    private readonly int _port = Shell.FreePort();

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Takes TLS too, from its next start on.</summary>
    public void UseTls(TestCertificates certificates) => certificates.WriteTo(Directory.CreateDirectory(Path.Combine(_folder, "tls")).FullName);

    public async Task StartAsync()
    {
        await Shell.ScriptAsync("postgres.sh", "start", _folder, _port.ToString());

        // Connections to the server that was there before are dead.
        NpgsqlConnection.ClearAllPools();
    }

    public Task StopAsync() => Shell.ScriptAsync("postgres.sh", "stop", _folder);

    public Task KillAsync() => Shell.ScriptAsync("postgres.sh", "kill", _folder);

    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();

        return ConnectionString(name);
    }

    /// <summary>A back-up, as pg_dump makes it while gateways work.</summary>
    /// <returns>Its file.</returns>
    public async Task<string> BackUpAsync(string connectionString)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.dump");
        await Shell.RunAsync("pg_dump", "-Fc", "-h", "127.0.0.1", "-p", _port.ToString(), "-U", "attestation", "-f", file, NameIn(connectionString));

        return file;
    }

    /// <summary>Loses the database and puts a back-up in its place.</summary>
    public async Task RestoreAsync(string connectionString, string backUp)
    {
        var name = NameIn(connectionString);
        await using (var connection = new NpgsqlConnection(ConnectionString("postgres")))
        {
            await connection.OpenAsync();
            foreach (var statement in new[] { $"drop database {name} with (force)", $"create database {name}" })
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        await Shell.RunAsync("pg_restore", "-h", "127.0.0.1", "-p", _port.ToString(), "-U", "attestation", "-d", name, backUp);
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Shell.ScriptAsync("postgres.sh", "stop", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    private static string NameIn(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=attestation;Database={database};Timeout=5;Command Timeout=15";
}
