using Attestation.Gateway.Bus;
using MassTransit;
using MassTransit.Transports.Fabric;

namespace Attestation.Sandbox.Wires;

/// <summary>Over the bus inside the process.</summary>
internal sealed class InMemoryWire(IBusControl bus) : ISandboxBus
{
    public async Task SendAsync(string exchange, ReadOnlyMemory<byte> body, string type, string? correlationId = null, string? replyTo = null)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{exchange}"));
        await endpoint.Send(new BusMessage(body), context =>
        {
            context.Headers.Set(BusMessage.TypeHeader, type);
            Set(context, BusMessage.CorrelationIdHeader, correlationId);
            Set(context, BusMessage.ReplyToHeader, replyTo);
        });
    }

    public async Task ListenAsync(string queue, Binding? binding, Func<Heard, Task> hear)
    {
        var handle = bus.ConnectReceiveEndpoint(queue, endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            if (binding is not null)
            {
                var kind = binding.Kind == "topic" ? ExchangeType.Topic : ExchangeType.Direct;
                ((IInMemoryReceiveEndpointConfigurator)endpoint).Bind(binding.Exchange, kind, binding.Key);
            }

            endpoint.Handler<BusMessage>(context => hear(new Heard(context.ReceiveContext.Body.GetBytes(), Arriving.Read(context).CorrelationId)));
        });
        await handle.Ready;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Set(SendContext context, string header, string? value)
    {
        if (value is not null)
        {
            context.Headers.Set(header, value);
        }
    }
}
