using Attestation.Gateway;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Sandbox.Wires;
using Attestation.Shep;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Sandbox.World;

/// <summary>
/// The gateway, the doubles of both state systems, a portal and the schools' clerks in one process. They talk as they would apart:
/// over sockets and over the bus.
/// </summary>
internal sealed class SandboxWorld : IAsyncDisposable
{
    private readonly EgovShlyuzDouble _egov;
    private readonly UstazPlatformDouble _ustaz;
    private readonly WebApplication _gateway;
    private readonly WorldEngines _engines;
    private readonly CabinetQueue _cabinet;

    private SandboxWorld(
        WorldSettings settings, TestAuthority authority, People people, EgovShlyuzDouble egov, UstazPlatformDouble ustaz, WebApplication gateway, WorldEngines engines, ISandboxBus bus, DoorMeter meter)
    {
        (Settings, Authority, People, _egov, _ustaz, _gateway, _engines, Bus) = (settings, authority, people, egov, ustaz, gateway, engines, bus);
        Portal = new Portal.TeachersPortal(bus, meter, new Portal.PortalChains(egov));
        Clerks = new Clerk.Clerks(bus, authority, meter);
        Cases = gateway.Services.GetRequiredService<CaseStore>();
        Meter = meter;
        _cabinet = gateway.Services.GetRequiredService<CabinetQueue>();
    }

    public WorldSettings Settings { get; }

    public TestAuthority Authority { get; }

    public People People { get; }

    /// <summary>The doubles themselves, to let them fail.</summary>
    public EgovShlyuzDouble Egov => _egov;

    public UstazPlatformDouble Ustaz => _ustaz;

    public Journal EgovJournal => _egov.Journal;

    public Uri UstazAddress => _ustaz.BaseAddress;

    public Journal UstazJournal => _ustaz.Journal;

    public Portal.TeachersPortal Portal { get; }

    public Clerk.Clerks Clerks { get; }

    public ISandboxBus Bus { get; }

    public CaseStore Cases { get; }

    public DoorMeter Meter { get; }

    /// <summary>How much the personal cabinets have still to be told.</summary>
    public Task<long> UntoldAsync(CancellationToken cancellationToken) => _cabinet.DueAsync(cancellationToken);

    /// <summary>Lets the law's clock go on, and the gateway look what has become due.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        Settings.Clock.AdvanceTo(instant);
        _gateway.Services.GetRequiredService<Wakers>().WakeAll();
    }

    public IEnumerable<(string What, string Address)> Addresses =>
    [
        ("gateway", _gateway.Urls.First()), ("ШЭП", _egov.BaseAddress.ToString()), ("Ұстаз", _ustaz.BaseAddress.ToString()),
    ];

    public static async Task<SandboxWorld> StartAsync(WorldSettings settings, CancellationToken cancellationToken)
    {
        var authority = new TestAuthority(algorithm: settings.Algorithm);
        var certificates = new WorldCertificates(authority, settings);
        var people = People.Load(settings.PeopleFile, settings.Clock);
        var egovOptions = new EgovShlyuzOptions { Url = Url(settings, 8081), RealExtras = true };
        var sender = new SenderOptions
        {
            SenderId = WorldConfiguration.SenderId,
            Password = WorldConfiguration.Password,
            Bin = WorldCertificates.GatewayBin,
            Serves = { ServiceIds.Attestation },
            OvtKeyFile = WorldCertificates.VoucherCertificateFile(settings),
        };
        egovOptions.Senders.Add(sender);
        var egov = await EgovShlyuzDouble.StartAsync(egovOptions, people, certificates.EgovKey, authority.Trust, settings.Clock, cancellationToken, authority);
        var ustaz = await UstazPlatformDouble.StartAsync(
            new UstazPlatformDoubleOptions { Address = new Uri(Url(settings, 8082)) }, people, settings.Clock, cancellationToken);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(Url(settings, 8080));
        builder.Services.AddRouting();
        if (settings.Log is { } log)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogFile(log));
        }

        builder.Configuration.AddInMemoryCollection(WorldConfiguration.Of(settings, egov.BaseAddress, ustaz.BaseAddress)).AddEnvironmentVariables();
        var engines = new WorldEngines(builder.Configuration);
        await engines.PrepareAsync(builder.Configuration, cancellationToken);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        var gateway = GatewayApp.Build(builder, settings.Clock);
        var meter = new DoorMeter();
        var doors = gateway.Services.GetRequiredService<IDoors>();
        doors.Observe(meter);
        var bus = await engines.ConnectAsync(gateway.Services, cancellationToken);
        await GatewayApp.StartAsync(gateway, cancellationToken);
        await doors.UntilOpenAsync(cancellationToken);

        // Before the gateway listens nobody knows its port.
        sender.Callback = settings.BringsRequests ? new Uri(new Uri(gateway.Urls.First()), $"{ShepPaths.Async}client/") : null;
        var world = new SandboxWorld(settings, authority, people, egov, ustaz, gateway, engines, bus, meter);
        await world.Portal.OpenAsync();
        await ustaz.ConnectAsync(new UstazWire(bus, world.Clerks, meter), cancellationToken);

        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.StopAsync();
        await _gateway.DisposeAsync();
        await Bus.DisposeAsync();
        await _engines.DisposeAsync();
        await _egov.DisposeAsync();
        await _ustaz.DisposeAsync();
        Clerks.Dispose();
        Authority.Dispose();
    }

    private static string Url(WorldSettings settings, int port) => $"http://127.0.0.1:{(settings.FixedPorts ? port : 0)}";

    // The process belongs to the sandbox; the gateway inside it does not listen for Ctrl+C.
    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
