using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Attestation.Integration.Tests.Foreign;

/// <summary>A school's signing step over AMQP.</summary>
internal sealed class ForeignClerk : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly SigningKey _key;

    private ForeignClerk(IConnection connection, SigningKey key) => (_connection, _key) = (connection, key);

    public static async Task<ForeignClerk> OpenAsync(BrokerAddress broker, TestAuthority authority, string bin, int timesEach = 1)
    {
        var key = authority.IssuePerson(Stubs.TestKit.Iin.Make(new DateOnly(1980, 1, 1), male: false, 1), "СЫНАҚ ҚОЛ ҚОЮШЫ", bin, "мектеп", PersonRole.Head);
        var connection = await broker.ToFactory().CreateConnectionAsync();

        // Published and confirmed before the request is acknowledged: the order that loses nothing.
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.ExchangeDeclareAsync("attestation.sign-notice", ExchangeType.Direct, durable: true);
        await channel.QueueDeclareAsync($"attestation.sign.{bin}", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync($"attestation.sign.{bin}", "attestation.sign-notice", bin);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var request = JsonNode.Parse(delivery.Body.Span)!;
            var signed = EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(request["xml"]!.GetValue<string>()), key);
            var answer = JsonSerializer.SerializeToUtf8Bytes(new { noticeId = request["noticeId"]!.GetValue<string>(), signedXml = Encoding.UTF8.GetString(signed) });
            for (var i = 0; i < timesEach; i++)
            {
                await channel.BasicPublishAsync("attestation.signed-notices", "", mandatory: false, new BasicProperties { Type = "notice-signed", DeliveryMode = DeliveryModes.Persistent }, answer);
            }

            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync($"attestation.sign.{bin}", autoAck: false, consumer);

        return new ForeignClerk(connection, key);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _key.Dispose();
    }
}
