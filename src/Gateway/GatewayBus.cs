using System.Data.Common;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Signing;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway;

internal static class GatewayBus
{
    /// <param name="services">The gateway's services.</param>
    /// <param name="transport">Read before the container exists: the bus is built differently for each.</param>
    /// <param name="alsoInProcess">Endpoints of others on the in-memory bus: a sandbox's portal and clerk.</param>
    public static IServiceCollection AddGatewayBus(
        this IServiceCollection services, BusTransport transport, Action<IInMemoryBusFactoryConfigurator>? alsoInProcess)
    {
        services.AddSettings<BusOptions, BusOptionsValidator>(BusOptions.Section);
        services.AddSingleton<ApplicationsDoor>().AddSingleton<StatusDoor>().AddSingleton<SignedNoticesDoor>();
        if (transport is BusTransport.InMemory)
        {
            services.AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.UsingInMemory((context, configurator) =>
                {
                    UsePlainJson(configurator);
                    AddDoors(configurator, context);
                    alsoInProcess?.Invoke(configurator);
                });
            });

            // In the process, what is sent before the endpoints are there is lost. A broker keeps it; and the gateway must start without one.
            services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
            services
                .AddSingleton<IDoors, InMemoryDoors>()
                .AddSingleton<InMemoryPublisher>()
                .AddSingleton<IPublisher>(provider => provider.GetRequiredService<InMemoryPublisher>());
        }
        else
        {
            services
                .AddSingleton<RabbitPublisher>()
                .AddSingleton<IPublisher>(provider => provider.GetRequiredService<RabbitPublisher>())
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<RabbitDoors>(provider, () => CreateRabbitMq(provider)))
                .AddSingleton<IDoors>(provider => provider.GetRequiredService<RabbitDoors>())
                .AddHostedService(provider => provider.GetRequiredService<RabbitDoors>());
        }

        return services.AddHostedService<OutboxRelay>();
    }

    private static IBusControl CreateRabbitMq(IServiceProvider provider)
    {
        LogContext.ConfigureCurrentLogContext(provider.GetRequiredService<ILoggerFactory>());
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(configurator =>
        {
            Connect(configurator, provider.GetRequiredService<IOptions<BusOptions>>().Value);
            UsePlainJson(configurator);
            AddDoors(configurator, provider);
        });
        if (KillPoints.Trap is not null)
        {
            bus.ConnectReceiveObserver(new AcknowledgedPoint());
        }

        return bus;
    }

    private static void Connect(IRabbitMqBusFactoryConfigurator configurator, BusOptions options) =>
        configurator.Host(options.Host, options.Port, options.VirtualHost, host =>
        {
            host.Username(options.Username);
            host.Password(options.Password);
            host.Heartbeat(TimeSpan.FromSeconds(10));

            // A half-open connection answers nothing: each question asked while stopping would otherwise wait 20 s.
            host.ContinuationTimeout(TimeSpan.FromSeconds(5));
            if (options.Tls.Enabled)
            {
                host.UseSsl(tls => Use(tls, options));
            }
        });

    // As in BusOptions.ToFactory.
    private static void Use(IRabbitMqSslConfigurator tls, BusOptions options)
    {
        var option = options.Tls.ToSslOption(options.Host);
        tls.ServerName = option.ServerName;
        tls.Protocol = option.Version;
        tls.CertificateValidationCallback = option.CertificateValidationCallback;
        tls.Certificate = option.Certs is { Count: > 0 } certificates ? certificates[0] : null;
        tls.UseCertificateAsAuthenticationIdentity = false;
    }

    private static void UsePlainJson(IBusFactoryConfigurator configurator)
    {
        configurator.ClearSerialization();
        configurator.AddSerializer(new PlainJson());
        configurator.AddDeserializer(new PlainJson(), isDefault: true);
    }

    private static void AddDoors(IBusFactoryConfigurator configurator, IServiceProvider provider)
    {
        AddDoor<ApplicationsDoor>(configurator, provider, BusNames.Applications);
        AddDoor<StatusDoor>(configurator, provider, BusNames.Status);
        AddDoor<SignedNoticesDoor>(configurator, provider, BusNames.SignedNotices);
    }

    private static void AddDoor<TDoor>(IBusFactoryConfigurator configurator, IServiceProvider provider, string queue)
        where TDoor : class, IConsumer => configurator.ReceiveEndpoint(queue, endpoint =>
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PrefetchCount = provider.GetRequiredService<IOptions<BusOptions>>().Value.Prefetch;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
        }

        // While the database is away nothing may be acknowledged: the message stays with the broker and is tried again.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<DbException>();
            retry.Incremental(int.MaxValue, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200));
        });
        endpoint.Consumer(provider.GetRequiredService<TDoor>);
    });
}
