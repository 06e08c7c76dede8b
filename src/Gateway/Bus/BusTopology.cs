using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Attestation.Gateway.Bus;

/// <summary>
/// What must exist on the broker, declared by whoever connects first. Queues are quorum queues: what the broker confirmed survives the loss
/// of a node.
/// </summary>
internal static class BusTopology
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public static async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        foreach (var door in new[] { BusNames.Applications, BusNames.Status, BusNames.SignedNotices })
        {
            await channel.ExchangeDeclareAsync(door, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
            await DeclareQueueAsync(channel, door, cancellationToken);
            await channel.QueueBindAsync(door, door, "", cancellationToken: cancellationToken);
        }

        await channel.ExchangeDeclareAsync(BusNames.Events, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(BusNames.SignNotice, ExchangeType.Direct, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await DeclareQueueAsync(channel, BusNames.Parked, cancellationToken);
    }

    /// <summary>A provider's own queue: bound by its БИН alone, so that a school sees nothing of another.</summary>
    public static async Task DeclareSignQueueAsync(IChannel channel, string providerBin, CancellationToken cancellationToken)
    {
        var queue = BusNames.SignQueueOf(providerBin);
        await DeclareQueueAsync(channel, queue, cancellationToken);
        await channel.QueueBindAsync(queue, BusNames.SignNotice, providerBin, cancellationToken: cancellationToken);
    }

    /// <summary>The ledger, bound to what changes cases and to all events; what is there already keeps the limits it was made with.</summary>
    public static async Task DeclareLedgerAsync(IConnection connection, LedgerOptions options, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return;
        }

        if (!await IsThereAsync(connection, BusNames.Ledger, cancellationToken))
        {
            await using var declaring = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await declaring.QueueDeclareAsync(BusNames.Ledger, durable: true, exclusive: false, autoDelete: false, options.ToArguments(), cancellationToken: cancellationToken);
        }

        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.QueueBindAsync(BusNames.Ledger, BusNames.Applications, "", cancellationToken: cancellationToken);
        await channel.QueueBindAsync(BusNames.Ledger, BusNames.SignedNotices, "", cancellationToken: cancellationToken);
        await channel.QueueBindAsync(BusNames.Ledger, BusNames.Events, "#", cancellationToken: cancellationToken);
    }

    // Declaring with other limits than it has would be refused. A look that finds nothing ends its channel.
    private static async Task<bool> IsThereAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var looking = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await looking.QueueDeclarePassiveAsync(queue, cancellationToken);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode is Constants.NotFound)
        {
            return false;
        }
    }

    private static Task<QueueDeclareOk> DeclareQueueAsync(IChannel channel, string name, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: cancellationToken);
}
