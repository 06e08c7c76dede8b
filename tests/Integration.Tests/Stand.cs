using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>A test stand: doubles of the state systems, a virtual host and a database of its own, and what a gateway must be told to work there.</summary>
internal sealed class Stand : IAsyncDisposable
{
    /// <summary>A working morning inside the windows of the samples.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5));

    private static readonly string GatewayBin = Bin.Make(2020, 1, 1);
    private static readonly string EgovBin = Bin.Make(2010, 5, 1);

    private readonly string _folder;
    private readonly EgovShlyuzDouble _egov;
    private readonly UstazPlatformDouble _ustaz;

    private Stand(string folder, TestAuthority authority, People people, EgovShlyuzDouble egov, UstazPlatformDouble ustaz, Dictionary<string, string> environment, BrokerAddress broker) =>
        (_folder, Authority, People, _egov, _ustaz, Environment, Broker) = (folder, authority, people, egov, ustaz, environment, broker);

    public TestAuthority Authority { get; }

    public People People { get; }

    public Dictionary<string, string> Environment { get; }

    public BrokerAddress Broker { get; }

    public string ConnectionString => Environment["Storage__ConnectionString"];

    public static async Task<Stand> BuildAsync(Broker broker, Database database)
    {
        var folder = Directory.CreateTempSubdirectory("attestation-stand-").FullName;
        var clock = new Gateway.Hosting.ShiftedClock(Morning);
        var authority = new TestAuthority();
        authority.ExportTo(Path.Combine(folder, "trust"));
        using var key = authority.IssueOrganisation(GatewayBin, "Attestation gateway");
        await File.WriteAllBytesAsync(Path.Combine(folder, "gateway.p12"), key.ToPkcs12("stand"));

        var people = new People(clock);
        var options = new EgovShlyuzOptions { Url = "http://127.0.0.1:0" };
        options.Senders.Add(new SenderOptions { SenderId = "gateway", Password = "stand", Bin = GatewayBin, Serves = { Shep.ServiceIds.Attestation } });
        var egov = await EgovShlyuzDouble.StartAsync(options, people, authority.IssueOrganisation(EgovBin, "ШЭП"), authority.Trust, clock, TestContext.Current.CancellationToken);
        var ustaz = await UstazPlatformDouble.StartAsync(new UstazPlatformDoubleOptions(), people, clock, TestContext.Current.CancellationToken);
        var address = new BrokerAddress(broker.Port, await broker.NewVirtualHostAsync());

        var environment = new Dictionary<string, string>
        {
            ["Clock__PretendItIs"] = Morning.ToString("O"),
            ["Bus__Transport"] = "RabbitMq",
            ["Bus__Host"] = "127.0.0.1",
            ["Bus__Username"] = "guest",
            ["Bus__Password"] = "guest",
            ["Bus__Port"] = broker.Port.ToString(),
            ["Bus__VirtualHost"] = address.VirtualHost,
            ["Storage__Provider"] = "Postgres",
            ["Storage__ConnectionString"] = await database.NewDatabaseAsync(),
            ["Storage__KeysFile"] = Path.Combine(folder, "keys.json"),
            ["Storage__CreateKeysFile"] = "true",
            ["Rules__SchoolYearsFile"] = Path.Combine(Shell.Repository, "samples", "school-year.json"),
            ["SecondQuestion__After"] = "00:00:01",
            ["Signing__TrustFolder"] = Path.Combine(folder, "trust"),
            ["EgovShlyuz__BaseAddress"] = egov.BaseAddress.ToString(),
            ["EgovShlyuz__SenderId"] = "gateway",
            ["EgovShlyuz__Password"] = "stand",
            ["EgovShlyuz__RequestorBin"] = GatewayBin,
            ["EgovShlyuz__Company"] = "Attestation gateway",
            ["EgovShlyuz__Responsible"] = "СЫНАҚ ОПЕРАТОР",
            ["EgovShlyuz__KeyFile"] = Path.Combine(folder, "gateway.p12"),
            ["EgovShlyuz__KeyPassword"] = "stand",
            ["EgovShlyuz__TrustFolder"] = Path.Combine(folder, "trust"),
            ["EgovShlyuz__SignerBin"] = EgovBin,
            ["UstazPlatform__BaseAddress"] = ustaz.BaseAddress.ToString(),
            ["UstazPlatform__ClientId"] = UstazClient.Gateway.Id,
            ["UstazPlatform__ClientSecret"] = UstazClient.Gateway.Secret,
        };

        return new Stand(folder, authority, people, egov, ustaz, environment, address);
    }

    /// <summary>A request in the citizen's cabinet, whose content reaches the gateway by the bus.</summary>
    /// <returns>The chain in which the cabinet is told what becomes of it.</returns>
    public string OpenChain(string iin, string requestNumber) => _egov.Submit(new PortalSubmission { ServiceId = Shep.ServiceIds.Attestation, Iin = iin, RequestNumber = requestNumber });

    public IReadOnlyList<CabinetRequest> Cabinet(string iin) => _egov.Cabinet(iin);

    public Task<GatewayProcess> StartGatewayAsync() => GatewayProcess.StartAsync(Environment);

    /// <summary>Where cases and messages stand, for a test that waits in vain.</summary>
    public async Task<string> DescribeAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select coalesce(string_agg(state || ' ' || n, ', '), 'no case') || '; messages unsent: ' || (select count(*) from outbox) from (select state, count(*) as n from application_case group by state) as s",
            connection);

        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _egov.DisposeAsync();
        await _ustaz.DisposeAsync();
        Authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
