using System.Globalization;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz.AsyncChannel;
using Attestation.Stubs.EgovShlyuz.Cabinet;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz;

/// <summary>A running double in this process.</summary>
public sealed class EgovShlyuzDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IDisposable[] _own;

    private EgovShlyuzDouble(WebApplication app, TestAuthority? authority, SigningKey? clientKey, params IDisposable[] own)
    {
        _app = app;
        _own = own;
        (Authority, ClientKey) = (authority, clientKey);
        BaseAddress = new Uri(app.Urls.Single());
        Journal = app.Services.GetRequiredService<Journal>();
    }

    /// <summary>Where it listens, with the port that was free.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What it was asked and what it answered.</summary>
    public Journal Journal { get; }

    /// <summary>Who issued the double's key, where the double was started with it: its <see cref="TestAuthority.Trust"/> is what a client must trust.</summary>
    public TestAuthority? Authority { get; }

    /// <summary>A key that the double trusts, made for its client where the double was started without one.</summary>
    public SigningKey? ClientKey { get; }

    /// <summary>One tenant of the double: people, faults, mappings and calls of its own.</summary>
    /// <param name="name">What its requests put into <c>X-Sandbox-Tenant</c>.</param>
    /// <returns>The tenant, made if it is not there.</returns>
    public DoubleTenant Tenant(string name) => new(_app.Services, name);

    /// <summary>Sets up a person of the tenant <c>default</c>.</summary>
    /// <param name="iin">A valid ИИН.</param>
    /// <returns>The setup.</returns>
    public PersonSetup Person(string iin) => Tenant(Arrival.DefaultTenant).Person(iin);

    /// <summary>Sets a fault of the tenant <c>default</c>; more conditions has <see cref="DoubleTenant.Fault"/>.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="times">How often; <see langword="null"/> for always.</param>
    /// <returns>The rule, which counts how often it happened.</returns>
    public FaultRule Fault(FaultKind kind, int? times = null) => Tenant(Arrival.DefaultTenant).Fault(kind, times);

    /// <summary>What requests without a tenant asked.</summary>
    /// <param name="service">The serviceId; <see langword="null"/> for every call.</param>
    /// <returns>The calls, to be narrowed down and counted.</returns>
    public ReceivedCalls Received(string? service = null) => Tenant(Arrival.DefaultTenant).Received(service);

    /// <summary>A client of a tenant, with the header.</summary>
    /// <param name="tenant">Whose.</param>
    /// <returns>The client; whoever asks for it disposes of it.</returns>
    public HttpClient CreateClient(string tenant = Arrival.DefaultTenant)
    {
        var client = new HttpClient { BaseAddress = BaseAddress };
        client.DefaultRequestHeaders.Add(DoubleTenant.Header, tenant);
        return client;
    }

    /// <summary>Sends a citizen's request through the portal.</summary>
    /// <param name="submission">The request.</param>
    /// <param name="tenant">Whose test it belongs to.</param>
    /// <returns>The chain's number, as in <c>correlationId</c>.</returns>
    /// <exception cref="InvalidOperationException">There is a chain with the number given already, or it is no number.</exception>
    public string Submit(PortalSubmission submission, string tenant = Arrival.DefaultTenant)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return _app.Services.GetRequiredService<PersonalCabinet>().Submit(submission, tenant);
    }

    /// <summary>Where the request that opened a chain has got to.</summary>
    /// <param name="chainId">The chain's number.</param>
    /// <param name="tenant">Whose test it belongs to.</param>
    /// <returns>Its state; <see langword="null"/> when there is no such chain.</returns>
    public MessageState? RequestState(string chainId, string tenant = Arrival.DefaultTenant) => _app.Services.GetRequiredService<Chains>().All()
        .FirstOrDefault(message => message.Tenant == tenant && message.Type is AsyncMessageType.Request && message.Chain.ToString(CultureInfo.InvariantCulture) == chainId)?.State;

    /// <summary>What a citizen sees in the personal cabinet.</summary>
    /// <param name="iin">The citizen's ИИН.</param>
    /// <param name="tenant">Whose test it belongs to.</param>
    /// <returns>His requests, oldest first.</returns>
    public IReadOnlyList<CabinetRequest> Cabinet(string iin, string tenant = Arrival.DefaultTenant) =>
        _app.Services.GetRequiredService<PersonalCabinet>().Of(iin, tenant);

    /// <summary>A file out of the temporary store.</summary>
    /// <param name="fileId">Its number.</param>
    /// <returns>The file; <see langword="null"/> when there is none, or its time is over.</returns>
    public StoredFile? File(string fileId) =>
        _app.Services.GetRequiredService<TempFileStore>().Find(fileId, _app.Services.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Starts a double on a free port, with the machine's clock and an authority of its own, that takes every sender whose signature that authority vouches for.</summary>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running double; dispose of it to stop it.</returns>
    public static async Task<EgovShlyuzDouble> StartAsync(CancellationToken cancellationToken = default)
    {
        var authority = new TestAuthority();
        var key = authority.IssueOrganisation(Bin.Make(2020, 1, 2), "ШЭП сынақ нұсқасы");
        var client = authority.IssueOrganisation(Bin.Make(2020, 1, 1), "Сынақ клиенті");
        var options = new EgovShlyuzOptions { Url = "http://127.0.0.1:0" };
        var app = Build(options, new People(TimeProvider.System), key, authority.Trust, TimeProvider.System, authority);
        return await StartAsync(app, () => new EgovShlyuzDouble(app, authority, client, key, client, authority), cancellationToken);
    }

    /// <summary>Starts a double; when this returns, it answers.</summary>
    /// <param name="options">How it behaves; port 0 in the address for any free one.</param>
    /// <param name="people">Whom its registers know.</param>
    /// <param name="key">What it signs its answers with; the caller keeps it and disposes of it afterwards.</param>
    /// <param name="trust">Whose signatures it takes.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <param name="authority">Who issued the key, where faults shall need it; the caller keeps it.</param>
    /// <returns>The running double; dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">The options have mistakes; all of them are named.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EgovShlyuzDouble> StartAsync(
        EgovShlyuzOptions options, People people, SigningKey key, Trust trust, TimeProvider clock, CancellationToken cancellationToken, TestAuthority? authority = null)
    {
        var app = Build(options, people, key, trust, clock, authority);
        return await StartAsync(app, () => new EgovShlyuzDouble(app, authority, clientKey: null), cancellationToken);
    }

    private static WebApplication Build(EgovShlyuzOptions options, People people, SigningKey key, Trust trust, TimeProvider clock, TestAuthority? authority) =>
        EgovShlyuzApp.Build(options, people, key, trust, clock, builder => builder.Services.AddSingleton<IHostLifetime, HostedByAnother>(), authority);

    private static async Task<EgovShlyuzDouble> StartAsync(WebApplication app, Func<EgovShlyuzDouble> made, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            return made();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the double; requests that are being answered are finished first.</summary>
    /// <returns>Done when the port is free again.</returns>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        foreach (var own in _own)
        {
            own.Dispose();
        }
    }

    /// <summary>The process belongs to someone else: its Ctrl+C is not ours.</summary>
    private sealed class HostedByAnother : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
