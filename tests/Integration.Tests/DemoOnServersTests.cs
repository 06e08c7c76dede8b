using System.Diagnostics;
using Attestation.Integration.Tests.Servers;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>The README's demo on the engines of production, told by the same environment variables as a gateway.</summary>
public sealed class DemoOnServersTests(Broker broker, Database database)
{
    [Fact]
    public async Task The_demo_passes_on_RabbitMQ_and_PostgreSQL()
    {
        var output = Directory.CreateTempSubdirectory("attestation-demo-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Attestation.Sandbox.dll"), "demo", "--quiet", "--out", output])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Shell.Repository,
        };
        start.Environment["Bus__Transport"] = "RabbitMq";
        start.Environment["Bus__Port"] = broker.Port.ToString();
        start.Environment["Bus__VirtualHost"] = await broker.NewVirtualHostAsync();
        start.Environment["Storage__Provider"] = "Postgres";
        start.Environment["Storage__ConnectionString"] = await database.NewDatabaseAsync();
        using var demo = Process.Start(start)!;
        var said = demo.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = demo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await demo.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(demo.ExitCode is 0, await said + await errors);
        await using var connection = new NpgsqlConnection(start.Environment["Storage__ConnectionString"]);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select count(*) from pg_namespace where nspname like 'sandbox%'", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Directory.Delete(output, recursive: true);
    }
}
