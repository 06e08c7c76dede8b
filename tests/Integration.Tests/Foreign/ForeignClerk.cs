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
    private readonly List<SigningKey> _keys = [];

    private ForeignClerk(IConnection connection) => _connection = connection;

    public static Task<ForeignClerk> OpenAsync(BrokerAddress broker, TestAuthority authority, string bin, int timesEach = 1) => OpenAsync(broker, authority, [bin], timesEach);

    /// <summary>The signing steps of several schools, each with its own queue and key.</summary>
    public static async Task<ForeignClerk> OpenAsync(BrokerAddress broker, TestAuthority authority, IReadOnlyList<string> bins, int timesEach = 1)
    {
        var clerk = new ForeignClerk(await broker.ToFactory().CreateConnectionAsync());
        foreach (var bin in bins)
        {
            await clerk.OpenDeskAsync(authority, bin, timesEach);
        }

        return clerk;
    }

    private async Task OpenDeskAsync(TestAuthority authority, string bin, int timesEach)
    {
        var key = authority.IssuePerson(Stubs.TestKit.Iin.Make(new DateOnly(1980, 1, 1), male: false, 1), "СЫНАҚ ҚОЛ ҚОЮШЫ", bin, "мектеп", PersonRole.Head);
        _keys.Add(key);

        // Published and confirmed before the request is acknowledged: the order that loses nothing.
        var channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
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
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _keys.ForEach(key => key.Dispose());
    }
}
