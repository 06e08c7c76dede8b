using System.Net;
using System.Net.Sockets;
using Attestation.Gateway.Bus;
using MassTransit;

namespace Attestation.Gateway.Tests.Bus;

public sealed class StartedBusTests
{
    [Fact]
    public async Task A_bus_that_waits_for_its_broker_is_given_up_when_it_is_left()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        var end = new GivenUp();
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(configurator =>
        {
            configurator.Host("127.0.0.1", (ushort)port, "/", _ => { });
            configurator.ConnectBusObserver(end);
            configurator.ReceiveEndpoint("never-there", _ => { });
        });
        nobody.Stop();

        var started = new StartedBus(bus);
        await started.DisposeAsync();

        Assert.True(end.Came);
        Assert.NotEqual(BusHealthStatus.Healthy, started.Health.Status);
    }

    private sealed class GivenUp : IBusObserver
    {
        public bool Came { get; private set; }

        public void PostCreate(IBus bus)
        {
        }

        public void CreateFaulted(Exception exception)
        {
        }

        public Task PreStart(IBus bus) => Task.CompletedTask;

        public Task PostStart(IBus bus, Task<BusReady> busReady) => Task.CompletedTask;

        public Task StartFaulted(IBus bus, Exception exception)
        {
            Came = true;
            return Task.CompletedTask;
        }

        public Task PreStop(IBus bus) => Task.CompletedTask;

        public Task PostStop(IBus bus) => Task.CompletedTask;

        public Task StopFaulted(IBus bus, Exception exception) => Task.CompletedTask;
    }
}
