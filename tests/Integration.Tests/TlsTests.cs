using System.Net;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>Broker and database over TLS, with certificates of an authority of the operator's own.</summary>
public sealed class TlsTests(TlsTests.TlsServers servers) : IClassFixture<TlsTests.TlsServers>
{
    [Fact]
    public async Task An_application_gets_its_notice_over_a_broker_and_a_database_with_TLS()
    {
        await using var stand = await BuildAsync(servers.Believed, servers.Believed);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var message = Given.Application(stand);

        await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", "c");
        await portal.EventAsync(message.Id(), "notice-issued");

        Assert.Equal("ready", Status(await gateway.GetAsync("/health")));
        Assert.All(await EncryptedAsync(stand), Assert.True);
        Assert.Contains($"{servers.Broker.TlsPort}\ttrue", await servers.Broker.ControlAsync("list_connections", "port", "ssl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_of_another_authority_is_not_talked_to_and_the_gateway_says_why()
    {
        await using var stand = await BuildAsync(broker: servers.Other, database: servers.Believed);
        await using var gateway = await stand.StartGatewayAsync();
        await Eventually.IsTrueAsync(() => gateway.Log.Contains("certificate", StringComparison.OrdinalIgnoreCase));

        var check = await GatewayCommand.RunAsync(stand.Environment, "check");

        Assert.Equal(HttpStatusCode.OK, await gateway.StatusAsync("/health/ready"));
        Assert.Contains("degraded", await gateway.GetAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Equal("degraded", Status(await gateway.GetAsync("/health")));
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("✓ database", check.Output, StringComparison.Ordinal);
        Assert.Contains("✗ broker", check.Output, StringComparison.Ordinal);
        Assert.Contains("Bus:Tls:CertificateAuthority", check.Output, StringComparison.Ordinal);
        Assert.Contains("Bus:Tls:CertificateAuthority", gateway.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(TlsServers.Secret, gateway.Log + check.Output + check.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain($"{servers.Broker.TlsPort}", await servers.Broker.ControlAsync("list_connections", "port"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_authority_is_not_talked_to_and_the_gateway_says_why()
    {
        await using var stand = await BuildAsync(broker: servers.Believed, database: servers.Other);

        var check = await GatewayCommand.RunAsync(stand.Environment, "check");
        var started = await GatewayCommand.RunAsync(stand.Environment);

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("✗ database", check.Output, StringComparison.Ordinal);
        Assert.Contains("certificate", check.Output, StringComparison.Ordinal);
        Assert.Contains("✓ broker", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, started.ExitCode);
        Assert.Contains("certificate", started.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Attestation.", started.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(TlsServers.Secret, check.Output + check.Errors + started.Output + started.Errors, StringComparison.Ordinal);
    }

    private async Task<Stand> BuildAsync(string broker, string database)
    {
        var stand = await Stand.BuildAsync(servers.Broker, servers.Database);
        stand.Environment["Bus__Port"] = servers.Broker.TlsPort.ToString();
        stand.Environment["Bus__Tls__Enabled"] = "true";
        stand.Environment["Bus__Tls__CertificateAuthority"] = broker;
        stand.Environment["Storage__ConnectionString"] = new NpgsqlConnectionStringBuilder(stand.ConnectionString) { SslMode = SslMode.VerifyFull, RootCertificate = database, Password = TlsServers.Secret }.ToString();

        return stand;
    }

    private static string Status(string health) => JsonNode.Parse(health)!["status"]!.GetValue<string>();

    // As the server sees it, for everybody who is connected to this database.
    private static async Task<List<bool>> EncryptedAsync(Stand stand)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select s.ssl from pg_stat_ssl s join pg_stat_activity a using (pid) where a.datname = current_database()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var encrypted = new List<bool>();
        while (await reader.ReadAsync())
        {
            encrypted.Add(reader.GetBoolean(0));
        }

        return encrypted;
    }

    /// <summary>A broker and a database with certificates of one authority, and another authority that issued nothing.</summary>
    public sealed class TlsServers : IAsyncLifetime
    {
        /// <summary>A password that no log may show.</summary>
        public const string Secret = "not-for-any-log";

        private readonly string _folder = Directory.CreateTempSubdirectory("attestation-tls-").FullName;

        public Broker Broker { get; } = new();

        public Database Database { get; } = new();

        public string Believed => Path.Combine(_folder, "believed.pem");

        public string Other => Path.Combine(_folder, "other.pem");

        public async ValueTask InitializeAsync()
        {
            using var believed = new TestCertificates("Servers' authority");
            using var other = new TestCertificates("Servers' authority");
            await File.WriteAllTextAsync(Believed, believed.AuthorityPem);
            await File.WriteAllTextAsync(Other, other.AuthorityPem);
            Broker.UseTls(believed);
            Database.UseTls(believed);
            await Task.WhenAll(Broker.InitializeAsync().AsTask(), Database.InitializeAsync().AsTask());
        }

        public async ValueTask DisposeAsync()
        {
            await Broker.DisposeAsync();
            await Database.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
