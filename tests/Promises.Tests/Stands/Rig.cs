using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Integration.Tests;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Network;
using Attestation.Promises.Tests.Traps;
using Attestation.Sandbox.Demo;
using Npgsql;

namespace Attestation.Promises.Tests.Stands;

/// <summary>A stand on which gateways are killed: it remembers what was submitted, over all their lives, and what came of it.</summary>
internal sealed class Rig : IAsyncDisposable
{
    // Counts that only grow, and not for ever.
    private const string Movement = """
        select (select count(*) from application_case) || ' ' || (select count(*) from application_case where state = 'Issued')
            || ' ' || (select count(*) from cabinet_message where state = 'told')
        """;

    private static readonly DateTimeOffset YearBegins = new(2026, 9, 1, 0, 0, 0, TimeSpan.FromHours(5));

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("attestation-rig-");
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly ConcurrentQueue<GatewayProcess> _lives = new();
    private readonly ConcurrentDictionary<Guid, (string Iin, string Chain)> _chains = new();
    private readonly SyntheticApplications _applications;
    private readonly ForeignClerk _clerk;
    private readonly Broker _broker;
    private DateTimeOffset _start = Stand.Morning;
    private int _index;

    private Rig(Broker broker, Stand stand, SyntheticApplications applications, ForeignPortal portal, ForeignClerk clerk) =>
        (_broker, Stand, _applications, Portal, _clerk) = (broker, stand, applications, portal, clerk);

    public Stand Stand { get; }

    public ForeignPortal Portal { get; }

    /// <summary>What the broker has confirmed to the portal: from then on it must not be lost.</summary>
    public ConcurrentDictionary<Guid, NoticeKind> Submitted { get; } = new();

    /// <summary>Blows that really fell, as the processes told.</summary>
    public int TrapsSnapped => _lives.Sum(life => life.Log.Split(Trap.Snapped).Length - 1);

    /// <summary>The database itself, whatever lies between it and the gateway.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>What the gateway's connections run through: broker, database, ШЭП, Ұстаз. None unless asked for.</summary>
    public IReadOnlyDictionary<string, FaultProxy> Cables { get; private init; } = new Dictionary<string, FaultProxy>();

    public static async Task<Rig> BuildAsync(Broker broker, Database database, int seed, bool withCables = false)
    {
        var stand = await Stand.BuildAsync(broker, database);
        var connectionString = stand.ConnectionString;
        var cables = withCables ? Lay(stand) : [];
        await DeclareAsync(stand.Broker);
        stand.Environment["Work__Lease"] = "00:00:10";
        stand.Environment["Work__Poll"] = "00:00:00.200";
        stand.Environment["Work__PublishTimeout"] = "00:00:03";
        stand.Environment["EgovShlyuz__Calls__RetryDelay"] = "00:00:00.020";
        stand.Environment["UstazPlatform__Calls__RetryDelay"] = "00:00:00.020";
        stand.Environment["UstazPlatform__PageSize"] = "2";
        stand.Environment["EgovShlyuz__Async__LongestWait"] = "00:00:05";

        // Essays on the topics of the school year that the stand's morning is in.
        Sample[] samples = [.. Sample.Load(Path.Combine(Shell.Repository, "samples", "applications")).Where(sample => sample.Content.At >= YearBegins)];
        var rig = new Rig(
            broker,
            stand,
            new SyntheticApplications(seed, samples, stand.People, Stand.Morning),
            await ForeignPortal.OpenAsync(stand.Broker),
            await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, SyntheticApplications.Providers))
        {
            ConnectionString = connectionString,
            Cables = cables,
        };
        rig.HoldKeysOf(SyntheticApplications.Providers.Take(7));

        return rig;
    }

    /// <summary>Submits the next applications; returns when the broker has them.</summary>
    public async Task SubmitAsync(int count, Action<JsonObject>? change = null)
    {
        for (var i = 0; i < count; i++)
        {
            var (message, id, expected) = Make();
            if (change is not null)
            {
                var json = (JsonObject)JsonNode.Parse(message)!;
                change(json);
                message = JsonSerializer.SerializeToUtf8Bytes(json);
            }

            await Portal.SendAsync("attestation.applications", message, "submit-application", id.ToString());
            Submitted[id] = expected;
        }
    }

    /// <summary>The next application, not submitted.</summary>
    public (byte[] Message, Guid Id, NoticeKind Expected) Make()
    {
        var (message, id, _, expected) = _applications.Make(Interlocked.Increment(ref _index));
        var json = (JsonObject)JsonNode.Parse(message)!;
        var iin = json["applicant"]!["iin"]!.GetValue<string>();
        var chain = Stand.OpenChain(iin, json["portalRequestNumber"]!.GetValue<string>());
        json["portalChainId"] = chain;
        _chains[id] = (iin, chain);

        return (JsonSerializer.SerializeToUtf8Bytes(json, ContractJson.Options), id, expected);
    }

    /// <summary>How often the applicant's cabinet shows a result.</summary>
    public int ResultsInCabinet(Guid id) =>
        Stand.Cabinet(_chains[id].Iin).Where(request => request.ChainId == _chains[id].Chain).Sum(request => request.History.Count(told => told.IsFinal));

    /// <summary>A gateway that comes to life now; it is not ready yet.</summary>
    public GatewayProcess Launch(params Trap[] traps)
    {
        var environment = new Dictionary<string, string>(Stand.Environment)
        {
            ["Clock__PretendItIs"] = Now.ToString("O"),
            ["DOTNET_STARTUP_HOOKS"] = typeof(Rig).Assembly.Location,
            [Trap.Variable] = Trap.Write(traps),
            ["DOTNET_TieredPGO"] = "0",
        };
        var life = GatewayProcess.Launch(environment);
        _lives.Enqueue(life);

        return life;
    }

    /// <summary>The law's clock of the next gateway that starts.</summary>
    public DateTimeOffset Now => _start + TimeProvider.System.GetElapsedTime(_started);

    /// <summary>Puts the law's clock on; gateways that run do not learn of it.</summary>
    public void PutClockOnTo(DateTimeOffset instant)
    {
        if (instant > Now)
        {
            _start += instant - Now;
        }
    }

    /// <summary>Waits until nothing is left to be done.</summary>
    public async Task UntilAllHaveEndedAsync()
    {
        await _lives.Last().ReadyAsync();
        try
        {
            await Eventually.IsTrueAsync(
                async () => await ScalarAsync("select count(*) from application_case where state = 'Issued'") >= Submitted.Count
                    && await ScalarAsync("select count(*) from outbox") is 0
                    && await ScalarAsync("select count(*) from cabinet_message where state = 'waiting'") is 0
                    && HaveAllNotices(),
                () => TextAsync(Movement));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{Submitted.Count} submitted; {await DescribeAsync()}; {LastWords()}", late);
        }
    }

    public Task ExecuteAsync(string sql) => ScalarAsync(sql);

    public async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return Convert.ToInt64(await command.ExecuteScalarAsync() ?? 0L);
    }

    /// <summary>The end of the log of the latest life.</summary>
    public string LastWords() => _lives.IsEmpty ? "no gateway was started" : string.Join('\n', _lives.Last().Log.Split('\n').TakeLast(8).Select(line => line[..Math.Min(line.Length, 400)]));

    public async ValueTask DisposeAsync()
    {
        foreach (var life in _lives)
        {
            await life.DisposeAsync();
        }

        await _clerk.DisposeAsync();
        await Portal.DisposeAsync();
        foreach (var cable in Cables.Values)
        {
            await cable.DisposeAsync();
        }

        await Stand.DisposeAsync();
        _keys.Delete(recursive: true);
    }

    // What is on its way, and where: in the database, and in the broker's queues.
    private async Task<string> DescribeAsync()
    {
        var queues = await _broker.ControlAsync("list_queues", "-p", Stand.Broker.VirtualHost, "name", "messages_ready", "messages_unacknowledged", "consumers", "state");
        var open = await ScalarAsync("select count(*) from application_case where state <> 'Issued'") is 0
            ? ""
            : await TextAsync("select string_agg(c.id || ' ' || c.provider_bin || ' ' || c.state || ': ' || (select string_agg(j.entry, ', ' order by j.seq) from journal j where j.case_id = c.id), '; ') from application_case c where c.state <> 'Issued'");

        return $"{await Stand.DescribeAsync()}\n{open}\n{string.Join('\n', queues.Split('\n').Where(queue => !queue.Contains("\t0\t0\t1\trunning", StringComparison.Ordinal)))}\n";
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return Convert.ToString(await command.ExecuteScalarAsync()) ?? "";
    }

    private bool HaveAllNotices()
    {
        var heard = Portal.Events.Where(letter => letter.Type == "notice-issued").Select(letter => letter.Json["applicationId"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);

        return Submitted.Keys.All(id => heard.Contains(id.ToString()));
    }

    private static Dictionary<string, FaultProxy> Lay(Stand stand)
    {
        var database = new NpgsqlConnectionStringBuilder(stand.ConnectionString);
        var egov = new Uri(stand.Environment["EgovShlyuz__BaseAddress"]);
        var ustaz = new Uri(stand.Environment["UstazPlatform__BaseAddress"]);
        var cables = new Dictionary<string, FaultProxy>
        {
            ["broker"] = new FaultProxy(stand.Broker.Port),
            ["database"] = new FaultProxy(database.Port),
            ["ШЭП"] = new FaultProxy(egov.Port),
            ["Ұстаз"] = new FaultProxy(ustaz.Port),
        };
        database.Port = cables["database"].Port;
        stand.Environment["Bus__Port"] = cables["broker"].Port.ToString();
        stand.Environment["Storage__ConnectionString"] = database.ConnectionString;
        stand.Environment["EgovShlyuz__BaseAddress"] = $"http://127.0.0.1:{cables["ШЭП"].Port}/";
        stand.Environment["UstazPlatform__BaseAddress"] = $"http://127.0.0.1:{cables["Ұстаз"].Port}/";

        return cables;
    }

    // The first life may end before it has reached the broker; applications are to wait for the next all the same.
    private static async Task DeclareAsync(BrokerAddress address)
    {
        await using var connection = await address.ToFactory().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await BusTopology.DeclareAsync(channel, TestContext.Current.CancellationToken);
    }

    // The gateway signs for some schools itself, the others' clerks sign over the bus.
    private void HoldKeysOf(IEnumerable<string> bins)
    {
        foreach (var bin in bins)
        {
            var file = Path.Combine(_keys.FullName, $"{bin}.p12");
            using var key = Stand.Authority.IssueOrganisation(bin, $"№{bin[7..11]} мектеп");
            File.WriteAllBytes(file, key.ToPkcs12("rig"));
            Stand.Environment[$"Signing__Institutions__{bin}__KeyFile"] = file;
            Stand.Environment[$"Signing__Institutions__{bin}__KeyPassword"] = "rig";
        }
    }
}
