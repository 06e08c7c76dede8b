using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Attestation.Gateway.Bus;

/// <summary>
/// Publishes to RabbitMQ with confirms, over a connection of its own that can be replaced. It declares what it publishes to: an exchange
/// without a queue would drop a notice to sign, and answers go through the default exchange to queues that are somebody else's.
/// </summary>
internal sealed class RabbitPublisher(IOptions<BusOptions> options, Clocks clocks) : IPublisher, IDisposable
{
    // Whoever connects holds up the others: not for ever.
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private Link? _link;

    public Task PrepareAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    public async Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var link = await ConnectAsync(cancellationToken);
        if (message.Destination.Exchange is BusNames.SignNotice)
        {
            await link.SignQueues.DeclareAsync(message.Destination.RoutingKey);
        }

        // A requester that has gone gets no answer; everything else must reach a queue or an exchange that exists.
        var publishing = link.Channel.BasicPublishAsync(
            message.Destination.Exchange ?? "", message.Destination.RoutingKey, mandatory: false, PropertiesOf(message), message.Body, cancellationToken);
        await KillPoints.ReachedAsync(KillPoints.Published, message.Type);
        await publishing;
    }

    /// <summary>How many consumers a queue has, as the broker sees it.</summary>
    public async Task<uint> ListenersAsync(string queue, CancellationToken cancellationToken)
    {
        var link = await ConnectAsync(cancellationToken);

        return (await link.Declaring.QueueDeclarePassiveAsync(queue, cancellationToken)).ConsumerCount;
    }

    public async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            Close();
        }
        finally
        {
            _connecting.Release();
        }
    }

    public void Dispose()
    {
        Close();
        _connecting.Dispose();
    }

    private async Task<Link> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_link is { Channel.IsOpen: true, Declaring.IsOpen: true } open)
        {
            return open;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_link is not { Channel.IsOpen: true, Declaring.IsOpen: true })
            {
                Close();
                _link = await OpenInTimeAsync(cancellationToken);
            }

            return _link;
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task<Link> OpenInTimeAsync(CancellationToken cancellationToken)
    {
        var opening = OpenAsync(cancellationToken);
        try
        {
            return await opening.WaitAsync(LongestConnect, clocks.Machine, cancellationToken);
        }
        catch
        {
            // Whoever waited is gone; what comes after all would stay open for ever.
            _ = AbandonLateAsync(opening);
            throw;
        }
    }

    private async Task<Link> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await options.Value.ConnectAsync("attestation gateway, publisher", cancellationToken);
        try
        {
            // Every publish is awaited until its own confirm, and there are at most as many as a batch of the outbox has messages.
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            var declaring = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await BusTopology.DeclareAsync(declaring, cancellationToken);
            await BusTopology.DeclareLedgerAsync(connection, options.Value.Ledger, cancellationToken);

            return new Link(connection, channel, declaring);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void Close()
    {
        var link = _link;
        _link = null;
        if (link is not null)
        {
            // Not awaited: a connection that has gone deaf does not say goodbye either, and messages wait for the next one.
            _ = AbandonAsync(link.Connection);
        }
    }

    private static async Task AbandonLateAsync(Task<Link> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            await AbandonAsync((await opening).Connection);
        }
    }

    // Abort reports no failure: there is nobody left to tell.
    private static async Task AbandonAsync(IConnection connection)
    {
        await connection.AbortAsync(Constants.ReplySuccess, "replaced", TimeSpan.FromSeconds(2));
        await connection.DisposeAsync();
    }

    private static BasicProperties PropertiesOf(OutgoingMessage message) => new()
    {
        MessageId = message.MessageId.ToString("D"),
        CorrelationId = message.CorrelationId,
        Type = message.Type,
        ContentType = message.Cause is null ? "application/json" : "application/octet-stream",
        DeliveryMode = DeliveryModes.Persistent,
        Headers = message.Cause is null ? null : new Dictionary<string, object?> { [BusMessage.CauseHeader] = message.Cause },
    };

    // Declaring has a channel of its own: the broker does one thing after the other in a channel, and publishing must not wait for it.
    private sealed record Link(IConnection Connection, IChannel Channel, IChannel Declaring)
    {
        public SignQueues SignQueues { get; } = new(bin => BusTopology.DeclareSignQueueAsync(Declaring, bin, CancellationToken.None));
    }
}
