using System.Collections.Concurrent;
using System.Threading.Channels;
using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>Messages that the double brings to a participant's own service.</summary>
public sealed class ParticipantTests : IAsyncLifetime
{
    private readonly Channel<XmlElement> _brought = Channel.CreateUnbounded<XmlElement>();
    private readonly ConcurrentQueue<int> _answers = [];
    private WebApplication _participant = null!;
    private Bench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _participant = builder.Build();
        _participant.Urls.Add("http://127.0.0.1:0");
        _participant.MapPost("/callback", TakeAsync);
        await _participant.StartAsync(TestContext.Current.CancellationToken);
        _bench = await Bench.StartAsync(options =>
        {
            options.DeliveryAttempts = 3;
            options.DeliveryPause = TimeSpan.Zero;
            var address = new Uri(new Uri(_participant.Urls.Single()), "/callback");
            options.Senders.Add(new SenderOptions { SenderId = "portal", Callback = address });
            var school = new SenderOptions { SenderId = "school", Callback = address };
            school.Serves.Add("ATTESTATION_UniversalService");
            options.Senders.Add(school);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _participant.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_brought_signed_and_its_sender_is_told()
    {
        var receipt = await AsyncChannelTests.TakenAsync(_bench, AsyncChannelTests.Message("portal", AsyncMessageType.Request, "question"));

        var message = AsyncMessage.Read(await NextAsync());
        var change = StatusChange.Read(await NextAsync());

        Assert.Equal((receipt.MessageId, receipt.CorrelationId, "question"), (message.MessageId, message.CorrelationId, message.ReceivedData.InnerText));
        Assert.True(SessionId.IsValid(message.SessionId!));
        Assert.Equal((receipt.MessageId, MessageState.Delivered), (change.MessageId, change.State));
    }

    [Fact]
    public async Task What_follows_is_brought_in_its_order()
    {
        var receipt = await AsyncChannelTests.TakenAsync(_bench, AsyncChannelTests.Message("portal", AsyncMessageType.Request));
        for (var number = 0; number < 5; number++)
        {
            await AsyncChannelTests.TakenAsync(
                _bench, AsyncChannelTests.Message("school", AsyncMessageType.Notification, $"{number}") with { CorrelationId = receipt.CorrelationId });
        }

        var order = new List<string>();
        while (order.Count < 6)
        {
            var body = await NextAsync();
            if (AsyncNames.OperationIn(body) is AsyncOperation.SendMessage)
            {
                order.Add(AsyncMessage.Read(body).ReceivedData.InnerText);
            }
        }

        Assert.Equal(["text", "0", "1", "2", "3", "4"], order);
    }

    [Theory]
    [InlineData(2, MessageState.Delivered)]
    [InlineData(3, MessageState.NotDelivered)]
    public async Task A_participant_that_fails_is_asked_again_as_often_as_is_set(int failures, MessageState state)
    {
        for (var number = 0; number < failures; number++)
        {
            _answers.Enqueue(StatusCodes.Status503ServiceUnavailable);
        }

        await AsyncChannelTests.TakenAsync(_bench, AsyncChannelTests.Message("portal", AsyncMessageType.Request));
        var attempts = 0;
        var body = await NextAsync();
        while (AsyncNames.OperationIn(body) is AsyncOperation.SendMessage)
        {
            attempts++;
            body = await NextAsync();
        }

        Assert.Equal((3, state), (attempts, StatusChange.Read(body).State));
    }

    private async Task<XmlElement> NextAsync() => await _brought.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private async Task TakeAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var verdict = TransportSignature.Verify(bytes.ToArray(), Keys.Authority.Trust, _bench.Clock.Now);
        Assert.True(verdict.IsValid, verdict.Explanation);
        ByTheLetter.MustBeValid(verdict.Body!);
        http.Response.StatusCode = _answers.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
        await _brought.Writer.WriteAsync(verdict.Body!, http.RequestAborted);
    }
}
