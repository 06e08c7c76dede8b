using System.Text.Json;
using System.Threading.Channels;
using Attestation.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Attestation.Examples.Portal;

/// <summary>One application on its way, and the queue on which the portal hears of it.</summary>
internal sealed class Submission : IAsyncDisposable
{
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly SubmitApplication _application;
    private readonly string _queue;
    private readonly Channel<BasicDeliverEventArgs> _heard = System.Threading.Channels.Channel.CreateUnbounded<BasicDeliverEventArgs>();

    private Submission(IConnection connection, IChannel channel, SubmitApplication application, string queue) =>
        (_connection, _channel, _application, _queue) = (connection, channel, application, queue);

    public static async Task<Submission> OpenAsync(Uri broker, SubmitApplication application, CancellationToken cancellationToken)
    {
        // The connection is not repaired silently: when it is lost, this program ends, and is run again with the same file.
        var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false, RequestedHeartbeat = TimeSpan.FromSeconds(10) };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        var confirms = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        var channel = await connection.CreateChannelAsync(confirms, cancellationToken);
        var submission = new Submission(connection, channel, application, $"{factory.UserName}.{application.ApplicationId}");
        await submission.ListenAsync(cancellationToken);

        return submission;
    }

    /// <returns>The notice; null when the application was rejected or withdrawn.</returns>
    public async Task<NoticeIssued?> SubmitAsync(CancellationToken cancellationToken)
    {
        var id = _application.ApplicationId.ToString("D");
        var properties = new BasicProperties
        {
            Type = MessageNames.Of<SubmitApplication>(),
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = id,
            CorrelationId = id,
            ReplyTo = _queue,
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(_application, ContractJson.Options);

        // Returns with the broker's confirm, or throws: with "mandatory" also when no queue took it.
        await _channel.BasicPublishAsync("attestation.applications", "", mandatory: true, properties, body, cancellationToken)
            .AsTask()
            .WaitAsync(ConfirmWithin, TimeProvider.System, cancellationToken);

        var notice = await HearAsync(id, cancellationToken);
        await _channel.QueueDeleteAsync(_queue, cancellationToken: cancellationToken);

        return notice;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    // Before anything is sent: what is published before a queue is bound is nobody's.
    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-expires"] = (long)Week.TotalMilliseconds };
        await _channel.QueueDeclareAsync(_queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        await _channel.QueueBindAsync(_queue, "attestation.events", $"*.{_application.Channel}.{_application.ProviderBin}", cancellationToken: cancellationToken);
        await _channel.BasicQosAsync(0, 16, global: false, cancellationToken);

        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            // Its memory is the client's again after this method.
            var kept = new BasicDeliverEventArgs(
                delivery.ConsumerTag, delivery.DeliveryTag, delivery.Redelivered, delivery.Exchange, delivery.RoutingKey, delivery.BasicProperties, delivery.Body.ToArray());
            await _heard.Writer.WriteAsync(kept);
        };
        _channel.ChannelShutdownAsync += (_, why) =>
        {
            _heard.Writer.TryComplete(new IOException($"The broker closed the channel: {why.ReplyText}"));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(_queue, autoAck: false, consumer, cancellationToken);
    }

    private async Task<NoticeIssued?> HearAsync(string id, CancellationToken cancellationToken)
    {
        await foreach (var delivery in _heard.Reader.ReadAllAsync(cancellationToken))
        {
            var message = JsonDocument.Parse(delivery.Body).RootElement;
            var isAnswer = delivery.Exchange is "" && delivery.BasicProperties.CorrelationId == id;
            var isOurs = isAnswer || (message.TryGetProperty("applicationId", out var named) && named.GetString() == id);
            var type = delivery.BasicProperties.Type;
            if (isOurs)
            {
                Console.WriteLine(type);
            }

            await _channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
            switch (type)
            {
                case "notice-issued" when isOurs:
                    return message.Deserialize<NoticeIssued>(ContractJson.Options);

                case "application-withdrawn" when isOurs:
                    return null;

                // An event may be about somebody else's message; only the answer is about ours.
                case "application-rejected" when isAnswer:
                    foreach (var problem in message.Deserialize<ApplicationRejected>(ContractJson.Options)!.Problems)
                    {
                        await Console.Error.WriteLineAsync($"{problem.Pointer} {problem.Code}: {problem.Message.En}");
                    }

                    return null;
            }
        }

        return null;
    }
}
