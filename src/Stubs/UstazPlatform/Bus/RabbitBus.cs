using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Attestation.Stubs.UstazPlatform.Bus;

/// <summary>
/// Over RabbitMQ, as any portal: an AMQP client and plain JSON. It starts without a broker and without a gateway, and connects when there
/// are both: the gateway declares the exchanges, a portal its own queue alone.
/// </summary>
internal sealed class RabbitBus(UstazBusOptions options) : IPlatformBus
{
    public const string Applications = "attestation.applications";
    public const string Events = "attestation.events";
    public const string Queue = "ustaz-platform.events";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A double that never comes back must not fill the broker with notices.
    private static readonly Dictionary<string, object?> GoneAfterADay = new(StringComparer.Ordinal) { ["x-expires"] = 86_400_000 };

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private IConnection? _sending;
    private IChannel? _channel;
    private Task _listening = Task.CompletedTask;
    private volatile bool _isBound;

    public async Task SubmitAsync(ReadOnlyMemory<byte> application, Guid applicationId, CancellationToken cancellationToken)
    {
        // What is said about an application before there is a queue for it, nobody ever hears.
        if (!_isBound)
        {
            throw new InvalidOperationException("The broker has no queue of this double yet, or no gateway.");
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            var properties = new BasicProperties
            {
                Type = "submit-application",
                ContentType = "application/json",
                DeliveryMode = DeliveryModes.Persistent,
                MessageId = applicationId.ToString(),
                CorrelationId = applicationId.ToString(),
            };
            var channel = await ChannelAsync(cancellationToken);

            // The client may never return after a broker's restart; the same bytes may go twice.
            await channel.BasicPublishAsync(Applications, "", mandatory: true, properties, application, cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        }
        catch
        {
            await DropAsync();
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public Task ListenAsync(Func<ReadOnlyMemory<byte>, Task> hear, CancellationToken cancellationToken)
    {
        _listening = Task.Run(() => KeepListeningAsync(hear), CancellationToken.None);

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        await DropAsync();
        _one.Dispose();
        _stopping.Dispose();
    }

    private async Task KeepListeningAsync(Func<ReadOnlyMemory<byte>, Task> hear)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(hear);
            }
            catch (Exception) when (!_stopping.IsCancellationRequested)
            {
                // No broker, or no gateway that has declared the exchange: later.
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(Pause, TimeProvider.System, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenOnceAsync(Func<ReadOnlyMemory<byte>, Task> hear)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = await Factory().CreateConnectionAsync(_stopping.Token).WaitAsync(Patience, _stopping.Token);
        connection.ConnectionShutdownAsync += (_, _) => Ended(over);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: _stopping.Token);
        channel.ChannelShutdownAsync += (_, _) => Ended(over);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, GoneAfterADay, cancellationToken: _stopping.Token);
        await channel.QueueBindAsync(Queue, Events, "*.Ustaz.*", cancellationToken: _stopping.Token);
        _isBound = true;
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await hear(delivery.Body.ToArray());
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, _stopping.Token);
        await over.Task.WaitAsync(_stopping.Token);
    }

    private static Task Ended(TaskCompletionSource over)
    {
        over.TrySetResult();

        return Task.CompletedTask;
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true })
        {
            return _channel;
        }

        await DropAsync();
        _sending = await Factory().CreateConnectionAsync(cancellationToken).WaitAsync(Patience, cancellationToken);

        return _channel = await _sending.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
    }

    private async Task DropAsync()
    {
        var (channel, connection) = (_channel, _sending);
        (_channel, _sending) = (null, null);
        try
        {
            if (channel is not null)
            {
                await channel.DisposeAsync();
            }

            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
        catch (Exception)
        {
            // It was broken already.
        }
    }

    private ConnectionFactory Factory() => new()
    {
        HostName = options.Host!,
        Port = options.Port,
        VirtualHost = options.VirtualHost,
        UserName = options.Username,
        Password = options.Password,
        ClientProvidedName = "ustaz platform double",
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        AutomaticRecoveryEnabled = false,
    };
}
