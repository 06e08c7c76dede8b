using System.Globalization;
using Attestation.Shep;
using Attestation.Signatures;
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

    private EgovShlyuzDouble(WebApplication app)
    {
        _app = app;
        BaseAddress = new Uri(app.Urls.Single());
        Journal = app.Services.GetRequiredService<Journal>();
    }

    /// <summary>Where it listens, with the port that was free.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What it was asked and what it answered.</summary>
    public Journal Journal { get; }

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

    /// <summary>Starts a double; when this returns, it answers.</summary>
    /// <param name="options">How it behaves; port 0 in the address for any free one.</param>
    /// <param name="people">Whom its registers know.</param>
    /// <param name="key">What it signs its answers with; the caller keeps it and disposes of it afterwards.</param>
    /// <param name="trust">Whose signatures it takes.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running double; dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">The options have mistakes; all of them are named.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EgovShlyuzDouble> StartAsync(
        EgovShlyuzOptions options, People people, SigningKey key, Trust trust, TimeProvider clock, CancellationToken cancellationToken)
    {
        var app = EgovShlyuzApp.Build(
            options, people, key, trust, clock, builder => builder.Services.AddSingleton<IHostLifetime, HostedByAnother>());
        try
        {
            await app.StartAsync(cancellationToken);
            return new EgovShlyuzDouble(app);
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
    }

    /// <summary>The process belongs to someone else: its Ctrl+C is not ours.</summary>
    private sealed class HostedByAnother : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
