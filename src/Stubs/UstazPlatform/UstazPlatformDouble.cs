using System.Text.Json;
using System.Text.Json.Serialization;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Programmable;
using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Admin;
using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Bus;
using Attestation.Stubs.UstazPlatform.Description;
using Attestation.Stubs.UstazPlatform.Editing;
using Attestation.Stubs.UstazPlatform.Failing;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Pages;
using Attestation.Stubs.UstazPlatform.Portfolio;
using Attestation.Stubs.UstazPlatform.Teachers;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform;

/// <summary>
/// A double of Ұстаз, the teachers' platform, in this process and on a real socket. The platform's own API is not public:
/// the contract is a plausible one of ours, described at <c>/openapi/v1.json</c>.
/// </summary>
public sealed class UstazPlatformDouble : IAsyncDisposable
{
    /// <summary>The operation's name in the journal.</summary>
    public const string PortfolioSearch = "portfolio.search";

    private readonly WebApplication _app;

    private DoubleTenant Default => Tenant("default");

    private UstazPlatformDouble(WebApplication app, Journal journal)
    {
        _app = app;
        Journal = journal;
        BaseAddress = new Uri(app.Urls.Single());
    }

    /// <summary>Where it listens, with the port it got.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Every call to the API; a call is recorded before its answer leaves.</summary>
    public Journal Journal { get; }

    /// <summary>One tenant of the double: people, faults, mappings and calls of its own.</summary>
    /// <param name="name">What its requests put into <c>X-Sandbox-Tenant</c>.</param>
    /// <returns>The tenant, made if it is not there.</returns>
    public DoubleTenant Tenant(string name) => new(_app.Services, name);

    /// <summary>Sets up a person of the tenant <c>default</c>.</summary>
    /// <param name="iin">A valid ИИН.</param>
    /// <returns>The setup.</returns>
    public PersonSetup Person(string iin) => Default.Person(iin);

    /// <summary>Sets a fault of the tenant <c>default</c>; more conditions has <see cref="DoubleTenant.Fault"/>.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="times">How often; <see langword="null"/> for always.</param>
    /// <returns>The rule, which counts how often it happened.</returns>
    public FaultRule Fault(FaultKind kind, int? times = null) => Default.Fault(kind, times);

    /// <summary>What requests without a tenant asked.</summary>
    /// <param name="operation">The operation; <see langword="null"/> for every call.</param>
    /// <returns>The calls, to be narrowed down and counted.</returns>
    public ReceivedCalls Received(string? operation = null) => Default.Received(operation);

    /// <summary>A client of a tenant, with the token and the header.</summary>
    /// <param name="tenant">Whose.</param>
    /// <returns>The client; whoever asks for it disposes of it.</returns>
    public HttpClient CreateClient(string tenant = "default")
    {
        var client = new HttpClient { BaseAddress = BaseAddress };
        client.DefaultRequestHeaders.Add(DoubleTenant.Header, tenant);
        client.DefaultRequestHeaders.Authorization = new("Bearer", _app.Services.GetRequiredService<UstazPlatformDoubleOptions>().Token);
        return client;
    }

    /// <summary>Starts a double on a free port, with the machine's clock, that knows nobody but those who are made from the ИИН.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running double.</returns>
    public static Task<UstazPlatformDouble> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new(), new People(TimeProvider.System), TimeProvider.System, cancellationToken);

    /// <summary>Starts a double.</summary>
    /// <param name="options">Where it listens and whom it lets in.</param>
    /// <param name="people">Whose portfolios it knows.</param>
    /// <param name="clock">Dates the answers and the journal.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running double.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Nothing is to be kept of a file, or no application, or no file.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<UstazPlatformDouble> StartAsync(
        UstazPlatformDoubleOptions options, People people, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.MostVersions < 1 || options.MostApplications < 1 || options.MostUntouchedFiles < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "MostVersions, MostApplications and MostUntouchedFiles must be at least 1.");
        }

        var journal = new Journal();
        var app = Build(options, people, journal, clock);
        try
        {
            await app.StartAsync(cancellationToken);
            return new UstazPlatformDouble(app, journal);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts the platform on a bus: applications that are filed here go over it, and its events tell what became of them.</summary>
    /// <param name="bus">The bus; the double disposes of it.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <returns>When events are heard.</returns>
    /// <exception cref="InvalidOperationException">It is on a bus already.</exception>
    public Task ConnectAsync(IPlatformBus bus, CancellationToken cancellationToken = default) =>
        _app.Services.GetRequiredService<ApplicationDesk>().ConnectAsync(bus, cancellationToken);

    /// <summary>Puts the platform on a RabbitMQ. It need not be there yet.</summary>
    /// <param name="bus">Where it is.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <returns>When the double looks for the broker.</returns>
    public Task ConnectAsync(UstazBusOptions bus, CancellationToken cancellationToken = default) => ConnectAsync(new RabbitBus(bus), cancellationToken);

    /// <summary>Stops listening and lets go of the port.</summary>
    /// <returns>When it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // An empty builder: settings and log providers of the process around must not reach a double.
    private static WebApplication Build(UstazPlatformDoubleOptions options, People people, Journal journal, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.Address.ToString());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = BodyLimit.Usual);
        builder.Services
            .AddSingleton<IHostLifetime, SilentLifetime>()
            .AddSingleton(options)
            .AddSingleton(people)
            .AddSingleton(journal)
            .AddSingleton(services => new Platforms(_ => people, options, services.GetRequiredService<TimeProvider>()))
            .AddProgrammableDouble(PlatformFace.Of(options), clock)
            .AddSingleton<ApplicationDesk>()
            .ConfigureHttpJsonOptions(json => SpeakPlainJson(json.SerializerOptions))
            .AddProblemDetails(details => details.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions.TryAdd("code", $"http.{problem.ProblemDetails.Status}"))
            .AddRouting()
            .AddPlatformDescription();

        var app = builder.Build();
        app.UseMiddleware<JournalKeeping>();
        app.UseStatusCodePages();
        app.UseRouting();
        app.MapTokens();
        app.MapPortfolio();
        app.MapTeachers();
        app.MapEditing();
        app.MapApplications();
        app.MapPages();
        app.MapGet("/", (Journal journal) => TypedResults.Content(FrontPage.Of(journal), "text/html; charset=utf-8"));
        app.MapOpenApi();
        return app;
    }

    // Numbers are numbers: the web defaults would take, and describe, strings as well.
    private static void SpeakPlainJson(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter());
    }
}
