using Attestation.Gateway.Cases;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Attestation.Gateway.Bus;

/// <summary>
/// Publishes to RabbitMQ with confirms, over a connection of its own that can be replaced. It declares what it publishes to: an exchange
/// without a queue would drop a notice to sign, and answers go through the default exchange to queues that are somebody else's.
/// </summary>
internal sealed class RabbitPublisher(IOptions<BusOptions> options) : IPublisher, IAsyncDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly Lock _declaring = new();
    private readonly HashSet<string> _signQueues = new(StringComparer.Ordinal);
    private Link? _link;

    public Task PrepareAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    public async Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var link = await ConnectAsync(cancellationToken);
        if (message.Destination.Exchange is BusNames.SignNotice)
        {
            await DeclareSignQueueAsync(link, message.Destination.RoutingKey, cancellationToken);
        }

        // A requester that has gone gets no answer; everything else must reach a queue or an exchange that exists.
        await link.Channel.BasicPublishAsync(
            message.Destination.Exchange ?? "", message.Destination.RoutingKey, mandatory: false, PropertiesOf(message), message.Body, cancellationToken);
    }

    public async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            await CloseAsync();
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _connecting.Dispose();
    }

    private async Task<Link> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_link is { Channel.IsOpen: true } open)
        {
            return open;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_link is not { Channel.IsOpen: true })
            {
                await CloseAsync();
                _link = await OpenAsync(cancellationToken);
            }

            return _link;
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task<Link> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await options.Value.ToFactory("attestation gateway, publisher").CreateConnectionAsync(cancellationToken);
        try
        {
            // Every publish is awaited until its own confirm, and there are at most as many as a batch of the outbox has messages.
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            await BusTopology.DeclareAsync(channel, cancellationToken);

            return new Link(connection, channel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task DeclareSignQueueAsync(Link link, string providerBin, CancellationToken cancellationToken)
    {
        lock (_declaring)
        {
            if (_signQueues.Contains(providerBin))
            {
                return;
            }
        }

        await BusTopology.DeclareSignQueueAsync(link.Channel, providerBin, cancellationToken);
        lock (_declaring)
        {
            _signQueues.Add(providerBin);
        }
    }

    private async Task CloseAsync()
    {
        var link = _link;
        _link = null;
        lock (_declaring)
        {
            _signQueues.Clear();
        }

        if (link is not null)
        {
            // A connection that has gone deaf does not say goodbye either.
            link.Connection.Dispose();
            await Task.CompletedTask;
        }
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

    private sealed record Link(IConnection Connection, IChannel Channel);
}
