using System.Text.Json.Serialization;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Collecting;
using Attestation.Gateway.Console;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Issuing;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Notices;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Retention;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Storage;
using Attestation.Gateway.UstazPlatform;
using MassTransit;

namespace Attestation.Gateway;

/// <summary>Puts the gateway together. Reading it is reading the journey.</summary>
internal static class GatewayApp
{
    /// <param name="builder">Brings configuration and logging.</param>
    /// <param name="law">The clock of the law's instants; the machine's own unless a sandbox runs ahead of it.</param>
    /// <param name="alsoInProcess">Endpoints of others on the in-memory bus.</param>
    public static WebApplication Build(WebApplicationBuilder builder, TimeProvider law, Action<IInMemoryBusFactoryConfigurator>? alsoInProcess = null)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        builder.Services
            .AddSingleton(new Clocks(law, TimeProvider.System))
            .AddStorage()
            .AddMaintenance()
            .AddCases()
            .AddEgovShlyuz()
            .AddUstazPlatform()
            .AddReceiving()
            .AddCollecting()
            .AddDeciding()
            .AddNotices()
            .AddSigning()
            .AddIssuing()
            .AddCabinet()
            .AddJournal()
            .AddRetention()
            .AddRestoring()
            .AddConsole()
            .AddGatewayBus(TransportOf(builder.Configuration), alsoInProcess);

        var app = builder.Build();
        app.MapHealth();
        app.MapApplications();
        app.MapOperator();
        app.MapCabinet();

        return app;
    }

    // A name that is none is told with all other mistakes when the settings are checked; here it must only not stand in the way.
    private static BusTransport TransportOf(ConfigurationManager configuration) =>
        configuration[$"{BusOptions.Section}:{nameof(BusOptions.Transport)}"]?.ToUpperInvariant() is "RABBITMQ" ? BusTransport.RabbitMq : BusTransport.InMemory;

    /// <summary>Brings the schema up to date and waits while the database may be a restored one; then opens the doors.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        await app.Services.GetRequiredService<ClosedDoors>().PassAsync(app.Configuration["urls"], cancellationToken);

        // Before the first worker and the first door: a break that is on is on for whoever starts in it.
        await app.Services.GetRequiredService<TechnicalBreaks>().LookAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
    }
}
