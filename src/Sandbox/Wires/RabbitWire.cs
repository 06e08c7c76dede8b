using Attestation.Gateway.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Attestation.Sandbox.Wires;

/// <summary>Over RabbitMQ, as any portal or signing step would: an AMQP client and plain JSON.</summary>
internal sealed class RabbitWire : ISandboxBus
{
    private readonly IConnection _connection;
    private readonly IChannel _sending;

    private RabbitWire(IConnection connection, IChannel sending) => (_connection, _sending) = (connection, sending);

    public static async Task<RabbitWire> OpenAsync(BusOptions options, CancellationToken cancellationToken)
    {
        var connection = await options.ConnectAsync("attestation sandbox", cancellationToken);
        var sending = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        await BusTopology.DeclareAsync(sending, cancellationToken);

        // What an earlier run left behind is nobody's any more.
        foreach (var door in new[] { BusNames.Applications, BusNames.Status, BusNames.SignedNotices })
        {
            await sending.QueuePurgeAsync(door, cancellationToken);
        }

        return new RabbitWire(connection, sending);
    }

    public async Task SendAsync(string exchange, ReadOnlyMemory<byte> body, string type, string? correlationId = null, string? replyTo = null)
    {
        var properties = new BasicProperties
        {
            Type = type,
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            CorrelationId = correlationId,
            ReplyTo = replyTo,
        };
        await _sending.BasicPublishAsync(exchange, "", mandatory: true, properties, body);
    }

    public async Task ListenAsync(string queue, Binding? binding, Func<Heard, Task> hear)
    {
        var channel = await _connection.CreateChannelAsync();
        if (binding is { Exchange: BusNames.SignNotice })
        {
            await BusTopology.DeclareSignQueueAsync(channel, binding.Key, CancellationToken.None);
            await channel.QueuePurgeAsync(queue);
        }
        else
        {
            await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true);
        }

        if (binding is { Kind: "topic" })
        {
            await channel.QueueBindAsync(queue, binding.Exchange, binding.Key);
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await hear(new Heard(delivery.Body.ToArray(), delivery.BasicProperties.CorrelationId));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
    }

    public async ValueTask DisposeAsync()
    {
        await _sending.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
