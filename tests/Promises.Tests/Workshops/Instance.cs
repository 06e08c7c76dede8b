using Attestation.Gateway;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Attestation.Sandbox.Wires;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;

namespace Attestation.Promises.Tests.Workshops;

/// <summary>One gateway of a workshop: whole, in this process, with faults built into its ways to the outside.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Instance(WebApplication app, ISandboxBus bus) => (_app, Bus) = (app, bus);

    public ISandboxBus Bus { get; }

    public CaseStore Cases => _app.Services.GetRequiredService<CaseStore>();

    public IStop Stop(CaseState state) => _app.Services.GetServices<IStop>().Single(stop => stop.Stop == state);

    public static async Task<Instance> StartAsync(IReadOnlyDictionary<string, string?> configuration, TimeProvider law, MachineClock machine, Fault fault, Upstream upstream)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddSingleton<IHostLifetime, NoLifetime>();
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Host.UseServiceProviderFactory(new Rebuilding(services => Rebuild(services, law, machine, fault, upstream)));
        var app = GatewayApp.Build(builder, law);
        var control = app.Services.GetRequiredService<IBusControl>();
        await GatewayApp.StartAsync(app, TestContext.Current.CancellationToken);
        await control.WaitForHealthStatus(BusHealthStatus.Healthy, TestContext.Current.CancellationToken);

        return new Instance(app, new InMemoryWire(control));
    }

    public void Wake() => _app.Services.GetRequiredService<Wakers>().WakeAll();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Rebuild(IServiceCollection services, TimeProvider law, MachineClock machine, Fault fault, Upstream upstream)
    {
        services.AddSingleton(new Clocks(law, machine));
        services.AddSingleton<IDatabase>(provider => new FaultyDatabase(provider.GetRequiredService<SqliteDatabase>(), fault));
        services.AddSingleton<IPublisher>(provider => new FaultyPublisher(provider.GetRequiredService<InMemoryPublisher>(), fault));
        services.ConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.AdditionalHandlers.Insert(0, new FaultyHandler(fault, upstream))));
    }

    // What is registered last is what is used; the gateway itself need not know of it.
    private sealed class Rebuilding(Action<IServiceCollection> rebuild) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
        {
            rebuild(containerBuilder);

            return containerBuilder.BuildServiceProvider();
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
