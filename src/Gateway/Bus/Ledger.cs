using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Attestation.Gateway.Bus;

/// <summary>The stream on RabbitMQ.</summary>
internal sealed class Ledger(IOptions<BusOptions> options) : ILedger
{
    private const string EndOfReading = "ledger-read";
    private const ushort Prefetch = 32;

    // A broker short of memory takes no mark, and says nothing of it.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    public bool IsKept => options.Value.Ledger.Enabled;

    public async IAsyncEnumerable<LedgerEntry> ReadAsync(DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await options.Value.ConnectAsync("attestation gateway, ledger", cancellationToken);
        await using (var declaring = await connection.CreateChannelAsync(cancellationToken: cancellationToken))
        {
            await BusTopology.DeclareAsync(declaring, cancellationToken);
        }

        await BusTopology.DeclareLedgerAsync(connection, options.Value.Ledger, cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);

        // Reading begins before the end is marked: one that begins after everything that is there would not meet a mark that is there already.
        var deliveries = await ConsumeAsync(channel, since, cancellationToken);
        var end = await MarkEndAsync(connection, cancellationToken).WaitAsync(LongestSilence, cancellationToken);
        while (true)
        {
            var delivery = await deliveries.ReadAsync(cancellationToken).AsTask().WaitAsync(LongestSilence, cancellationToken);
            if (delivery.BasicProperties.MessageId == end)
            {
                yield break;
            }

            if (delivery.BasicProperties.Type is not EndOfReading)
            {
                yield return Open(delivery);
            }

            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
        }
    }

    /// <summary>Whether a failure is that of the broker, and not one of ours. The client's own time-out is a cancellation that nobody asked for.</summary>
    public static bool IsUnreadable(Exception failure, CancellationToken cancellationToken) =>
        failure is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or PublishException or IOException or TimeoutException or ChannelClosedException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    // A stream has no end to be seen: a message of our own is the last that is read.
    private static async Task<string> MarkEndAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var mark = new BasicProperties { MessageId = Guid.NewGuid().ToString("D"), Type = EndOfReading, DeliveryMode = DeliveryModes.Persistent };
        await channel.BasicPublishAsync("", BusNames.Ledger, mandatory: true, mark, ReadOnlyMemory<byte>.Empty, cancellationToken);

        return mark.MessageId;
    }

    private static async Task<ChannelReader<BasicDeliverEventArgs>> ConsumeAsync(IChannel channel, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var deliveries = Channel.CreateUnbounded<BasicDeliverEventArgs>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            // The client takes the bytes back when this returns.
            var kept = new BasicDeliverEventArgs(
                delivery.ConsumerTag, delivery.DeliveryTag, delivery.Redelivered, delivery.Exchange, delivery.RoutingKey, delivery.BasicProperties, delivery.Body.ToArray(), CancellationToken.None);
            await deliveries.Writer.WriteAsync(kept, CancellationToken.None);
        };
        channel.ChannelShutdownAsync += (_, shutdown) =>
        {
            deliveries.Writer.TryComplete(new IOException($"The broker ended the reading of the ledger: {shutdown.ReplyText}"));
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellationToken);
        object from = since is { } instant ? new AmqpTimestamp(instant.ToUnixTimeSeconds()) : "first";
        await channel.BasicConsumeAsync(
            BusNames.Ledger, autoAck: false, consumerTag: "", noLocal: false, exclusive: false, new Dictionary<string, object?> { ["x-stream-offset"] = from }, consumer, cancellationToken);

        return deliveries.Reader;
    }

    private static LedgerEntry Open(BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        var message = new IncomingMessage(
            delivery.Body, properties.Type, properties.ContentType, properties.MessageId, properties.CorrelationId, properties.ReplyTo, properties.UserId ?? properties.AppId)
        {
            IsRedelivered = true,
        };

        return new LedgerEntry((long)properties.Headers!["x-stream-offset"]!, delivery.Exchange, delivery.RoutingKey, message);
    }
}

/// <summary>A message as the broker kept it.</summary>
/// <param name="Offset">Its place in the ledger; the same whenever it is read.</param>
/// <param name="Exchange">Where it was published.</param>
/// <param name="RoutingKey">Under which key.</param>
/// <param name="Message">What arrived.</param>
internal sealed record LedgerEntry(long Offset, string Exchange, string RoutingKey, IncomingMessage Message)
{
    public bool IsEvent => Exchange is BusNames.Events;

    /// <summary>The same for every copy of one message.</summary>
    public byte[] Hash => SHA256.HashData([.. Encoding.UTF8.GetBytes($"{Exchange}\n{Message.Type}\n"), .. Message.Body.Span]);
}
