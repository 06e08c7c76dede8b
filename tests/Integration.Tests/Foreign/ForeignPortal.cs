using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Attestation.Integration.Tests.Foreign;

/// <summary>A portal that knows AMQP and JSON, and nothing of MassTransit or of our contracts' assembly.</summary>
internal sealed class ForeignPortal : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private ForeignPortal(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public ConcurrentQueue<Letter> Events { get; } = new();

    public ConcurrentQueue<Letter> Replies { get; } = new();

    public string ReplyQueue { get; private set; } = "";

    public static async Task<ForeignPortal> OpenAsync(BrokerAddress broker)
    {
        var connection = await broker.ToFactory().CreateConnectionAsync();
        await Eventually.IsTrueAsync(() => HasGatewayAsync(connection));
        var portal = new ForeignPortal(connection, await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
        await portal._channel.ExchangeDeclareAsync("attestation.events", ExchangeType.Topic, durable: true);
        await portal.ListenAsync("portal.events", portal.Events, durable: true);
        await portal._channel.QueueBindAsync("portal.events", "attestation.events", "#");
        portal.ReplyQueue = "portal.replies";
        await portal.ListenAsync(portal.ReplyQueue, portal.Replies, durable: true);

        return portal;
    }

    // A gateway is ready before it has reached the broker, and declares this queue last.
    private static async Task<bool> HasGatewayAsync(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync("attestation.parked");

            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }

    public IEnumerable<Letter> EventsOf(string applicationId, string type) =>
        Events.Where(letter => letter.Type == type && letter.Json["applicationId"]?.GetValue<string>() == applicationId);

    public async Task<Letter> EventAsync(string applicationId, string type)
    {
        await Eventually.IsTrueAsync(() => EventsOf(applicationId, type).Any());

        return EventsOf(applicationId, type).First();
    }

    public async Task<Letter> ReplyAsync(string correlationId)
    {
        await Eventually.IsTrueAsync(() => Replies.Any(letter => letter.CorrelationId == correlationId));

        return Replies.First(letter => letter.CorrelationId == correlationId);
    }

    /// <summary>Publishes until the broker has it, over restarts too: what a portal has to do.</summary>
    public async Task SendAsync(string exchange, ReadOnlyMemory<byte> body, string? type, string correlationId, string routingKey = "")
    {
        var properties = new BasicProperties
        {
            Type = type,
            CorrelationId = correlationId,
            ReplyTo = ReplyQueue,
            MessageId = Guid.NewGuid().ToString(),
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
        };
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await _channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
                return true;
            }
            catch (Exception failure) when (failure is TimeoutException or RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException)
            {
                return false;
            }
        });
    }

    public async Task ListenAsync(string queue, ConcurrentQueue<Letter> heard, bool durable, bool quorum = false)
    {
        var channel = await _connection.CreateChannelAsync();
        if (durable && !quorum)
        {
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            heard.Enqueue(new Letter(delivery.BasicProperties.Type, delivery.BasicProperties.CorrelationId, delivery.BasicProperties.ContentType, delivery.RoutingKey, delivery.Body.ToArray()));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>A message as an AMQP client sees it.</summary>
internal sealed record Letter(string? Type, string? CorrelationId, string? ContentType, string RoutingKey, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
