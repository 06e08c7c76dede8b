using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Integration.Tests;
using Attestation.Integration.Tests.Servers;
using Attestation.Sandbox.Demo;
using Attestation.Sandbox.Wires;
using Attestation.Sandbox.World;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Promises.Tests.Workshops;

/// <summary>
/// Gateways in this process that share one SQLite file, with both doubles, a portal that hears every event, and schools that sign. Both
/// clocks are in the test's hand: when nothing moves any more, they are put on to whatever is due next.
/// </summary>
internal sealed class Workshop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attestation-workshop-");
    private readonly TestAuthority _authority = new();
    private readonly ConcurrentDictionary<string, SigningKey> _schools = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SignNotice> _waiting = new();
    private readonly ConcurrentDictionary<string, bool> _chains = new(StringComparer.Ordinal);
    private readonly MachineClock _machine = new();
    private readonly List<Instance> _instances = [];
    private EgovShlyuzDouble _egov = null!;
    private UstazPlatformDouble _ustaz = null!;

    private Workshop()
    {
    }

    public VirtualClock Law { get; } = new(Stand.Morning, runs: false);

    /// <summary>On: a test that measures does not want leases to run out meanwhile.</summary>
    public bool ClocksStandStill { get; set; }

    public Trust Trust => _authority.Trust;

    public Fault Fault { get; } = new();

    public Upstream Upstream { get; } = new();

    public People People { get; private set; } = null!;

    public IReadOnlyList<Instance> Instances => _instances;

    /// <summary>Every event and answer that was published, by application.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<(string Type, byte[] Body)>> Heard { get; } = new(StringComparer.Ordinal);

    /// <summary>Off: notices wait until the test lets the schools sign.</summary>
    public bool SchoolsSignAtOnce { get; init; } = true;

    public static async Task<Workshop> StartAsync(int instances = 1, bool schoolsSignAtOnce = true, IReadOnlyDictionary<string, string?>? settings = null, string? peopleFile = null)
    {
        var workshop = new Workshop { SchoolsSignAtOnce = schoolsSignAtOnce };
        try
        {
            await workshop.OpenAsync(instances, settings ?? new Dictionary<string, string?>(), peopleFile);
            return workshop;
        }
        catch
        {
            await workshop.DisposeAsync();
            throw;
        }
    }

    public SyntheticApplications Applications(int seed)
    {
        var yearBegins = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.FromHours(5));
        Sample[] samples = [.. Sample.Load(Path.Combine(Shell.Repository, "samples", "applications")).Where(sample => sample.Content.At >= yearBegins)];

        return new SyntheticApplications(seed, samples, People, Stand.Morning);
    }

    public Task SendAsync(byte[] message, string type, int instance = 0)
    {
        OpenChain(message);

        return _instances[instance].Bus.SendAsync(BusNames.Applications, message, type);
    }

    public Task SubmitAsync(byte[] message, int instance = 0) => SendAsync(message, MessageNames.Of<SubmitApplication>(), instance);

    /// <summary>Lets the schools sign what is before them, each notice as often as given; the answers go to any instance.</summary>
    public async Task SignAsync(Func<int> times, Func<int> instance)
    {
        while (_waiting.TryDequeue(out var request))
        {
            for (var i = times(); i > 0; i--)
            {
                await SignAsync(request, instance());
            }
        }
    }

    /// <summary>Until all are as asked. When nothing happens for a while, the clocks go on to what is due next.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        for (var looks = 1; !await isSo(); looks++)
        {
            if (looks % 12 is 0 && !ClocksStandStill)
            {
                await PutOnAsync(patience.Token);
            }

            await next.WaitForNextTickAsync(patience.Token);
        }
    }

    public Task UntilEndedAsync(IReadOnlyCollection<Guid> ids) => UntilAsync(async () =>
        await CountAsync("select count(*) from application_case where state in ('Issued', 'Withdrawn')") >= ids.Count
        && await CountAsync("select count(*) from outbox") is 0
        && await CountAsync("select count(*) from cabinet_message where state = 'waiting'") is 0
        && ids.All(id => Heard.TryGetValue(id.ToString(), out var heard) && heard.Any(message => message.Type is "notice-issued" or "application-withdrawn")));

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "gateway.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    /// <summary>Puts the law's clock on, and lets every instance look.</summary>
    public void PutLawOnTo(DateTimeOffset instant)
    {
        Law.AdvanceTo(instant);
        _instances.ForEach(instance => instance.Wake());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        if (_egov is not null)
        {
            await _egov.DisposeAsync();
        }

        if (_ustaz is not null)
        {
            await _ustaz.DisposeAsync();
        }

        foreach (var school in _schools.Values)
        {
            school.Dispose();
        }

        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    // The portal has a chain for some of its applications, once, however often it sends them.
    private void OpenChain(byte[] message)
    {
        var application = JsonNode.Parse(message)!;
        if (application["portalChainId"]?.GetValue<string>() is { } chain && _chains.TryAdd(chain, true))
        {
            _egov.Submit(new PortalSubmission
            {
                ServiceId = Shep.ServiceIds.Attestation,
                Iin = application["applicant"]!["iin"]!.GetValue<string>(),
                RequestNumber = application["portalRequestNumber"]!.GetValue<string>(),
                ChainId = chain,
            });
        }
    }

    private async Task OpenAsync(int instances, IReadOnlyDictionary<string, string?> settings, string? peopleFile)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var world = new WorldSettings
        {
            PeopleFile = peopleFile ?? Path.Combine(Shell.Repository, "samples", "people.json"),
            SchoolYearFile = Path.Combine(Shell.Repository, "samples", "school-year.json"),
            DataFolder = _folder.FullName,
            Clock = Law,
        };
        var certificates = new WorldCertificates(_authority, world);
        People = People.Load(world.PeopleFile, Law);
        var egov = new EgovShlyuzOptions { Url = "http://127.0.0.1:0" };
        egov.Senders.Add(new SenderOptions { SenderId = WorldConfiguration.SenderId, Password = WorldConfiguration.Password, Bin = WorldCertificates.GatewayBin, Serves = { Shep.ServiceIds.Attestation } });
        _egov = await EgovShlyuzDouble.StartAsync(egov, People, certificates.EgovKey, _authority.Trust, Law, cancelled);
        _ustaz = await UstazPlatformDouble.StartAsync(new UstazPlatformDoubleOptions { Address = new Uri("http://127.0.0.1:0") }, People, Law, cancelled);

        var configuration = WorldConfiguration.Of(world, _egov.BaseAddress, _ustaz.BaseAddress);

        // Nobody brings requests here, and questions in between would be counted among the calls.
        configuration["EgovShlyuz:Async:Fetch"] = "false";
        configuration["Work:Lease"] = Lease.ToString();
        configuration["Work:PublishTimeout"] = "00:00:01";
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        for (var i = 0; i < instances; i++)
        {
            var instance = await Instance.StartAsync(configuration, Law, _machine, Fault, Upstream);
            _instances.Add(instance);
            await ListenAsync(instance, i);
        }
    }

    private async Task ListenAsync(Instance instance, int number)
    {
        await instance.Bus.ListenAsync("portal.events", new Binding(BusNames.Events, "topic", "#"), heard =>
        {
            var message = JsonNode.Parse(heard.Body)!;
            Heard.GetOrAdd(message["applicationId"]?.GetValue<string>() ?? "", _ => []).Enqueue((message["messageType"]!.GetValue<string>(), heard.Body));
            return Task.CompletedTask;
        });
        foreach (var bin in SyntheticApplications.Providers)
        {
            _schools.GetOrAdd(bin, _ => _authority.IssuePerson(Iin.Make(new DateOnly(1980, 1, 1), male: false, 1), "СЫНАҚ ҚОЛ ҚОЮШЫ", bin, "мектеп", PersonRole.Head));
            await instance.Bus.ListenAsync(BusNames.SignQueueOf(bin), new Binding(BusNames.SignNotice, "direct", bin), async heard =>
            {
                var request = JsonSerializer.Deserialize<SignNotice>(heard.Body, ContractJson.Options)!;
                if (SchoolsSignAtOnce)
                {
                    await SignAsync(request, number);
                }
                else
                {
                    _waiting.Enqueue(request);
                }
            });
        }
    }

    private Task SignAsync(SignNotice request, int instance)
    {
        var signed = new NoticeSigned
        {
            NoticeId = request.NoticeId,
            SignedXml = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(request.Xml), _schools[request.ProviderBin])),
        };

        return _instances[instance].Bus.SendAsync(BusNames.SignedNotices, JsonSerializer.SerializeToUtf8Bytes(signed, ContractJson.Options), MessageNames.Of<NoticeSigned>());
    }

    private async Task PutOnAsync(CancellationToken cancellationToken)
    {
        _machine.PutOn(Lease + TimeSpan.FromSeconds(1));
        if (!Fault.IsArmed || await CountAsync("select count(*) from application_case where state not in ('Issued', 'Withdrawn')") > 0)
        {
            var next = await CountAsync("select coalesce(min(due_at), 0) from (select due_at from application_case where due_at is not null union all select due_at from outbox)");
            var instant = DateTimeOffset.UnixEpoch.AddMicroseconds(next);
            if (next > 0 && instant > Law.GetUtcNow())
            {
                Law.AdvanceTo(instant);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        _instances.ForEach(instance => instance.Wake());
    }
}
