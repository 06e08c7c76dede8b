using System.Collections.Concurrent;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Attestation.EgovShlyuz.Tests.Programmable;

public sealed class AsyncFaultTests
{
    private const string Service = "ATTESTATION_UniversalService";

    [Fact]
    public async Task A_message_is_accepted_and_then_not_delivered()
    {
        await using var bench = await Bench.StartAsync();
        bench.Shlyuz.Fault(FaultKinds.NotDelivered, times: 1);

        var receipt = await SendAsync(bench, "portal");
        var status = await bench.AskAsync(new MessageStatusQuery { RequestDate = bench.Clock.Now, Sender = new Sender("portal"), MessageId = receipt.MessageId }.Write(), MessageStatusAnswer.Read);

        Assert.Equal("NOT_DELIVERED", Assert.IsType<AsyncReply<MessageStatusAnswer>.Answered>(status).Answer.Status.Code);
    }

    [Fact]
    public async Task Messages_reversed_come_newest_first()
    {
        await using var bench = await Bench.StartAsync();
        string[] sent = [(await SendAsync(bench, "portal")).MessageId, (await SendAsync(bench, "portal")).MessageId];
        bench.Shlyuz.Fault(FaultKinds.MessagesReversed, times: 1);

        var reversed = await FetchAsync(bench);
        var ordered = await FetchAsync(bench);

        Assert.Equal(sent.Reverse(), reversed);
        Assert.Equal(sent, ordered);
    }

    [Theory]
    [InlineData("callback-first", 1)]
    [InlineData("duplicate-message", 2)]
    public async Task The_receiver_has_the_message_before_the_sender_has_the_acknowledgement_or_has_it_twice(string fault, int expected)
    {
        var brought = new ConcurrentQueue<string>();
        await using var school = await ListenAsync(brought);
        await using var bench = await Bench.StartAsync(options =>
        {
            var sender = new SenderOptions { SenderId = "school", Callback = new Uri(new Uri(school.Urls.Single()), "/callback") };
            sender.Serves.Add(Service);
            options.Senders.Add(sender);
            options.Senders.Add(new SenderOptions { SenderId = "portal" });
        });
        bench.Shlyuz.Fault(FaultKinds.Find(fault)!, times: 1);

        var receipt = await SendAsync(bench, "portal");
        var already = brought.Count;
        while (brought.Count < expected)
        {
            await Task.Yield();
        }

        Assert.All(brought, id => Assert.Equal(receipt.MessageId, id));
        Assert.True(fault is "duplicate-message" || already is 1);
    }

    private static async Task<WebApplication> ListenAsync(ConcurrentQueue<string> brought)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var school = builder.Build();
        school.MapPost("/callback", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            brought.Enqueue(AsyncMessage.Read(ShepEnvelope.BodyOf(body.ToArray())).MessageId!);
        });
        await school.StartAsync(TestContext.Current.CancellationToken);
        return school;
    }

    private static async Task<AsyncReceipt> SendAsync(Bench bench, string from) =>
        Assert.IsType<AsyncReply<AsyncReceipt>.Answered>(await bench.AskAsync(new AsyncMessage
        {
            ServiceId = Service,
            Type = AsyncMessageType.Request,
            MessageDate = bench.Clock.Now,
            Sender = new Sender(from),
            Data = Payloads.Epvo(Caller.NewIin(1)),
        })).Answer;

    private static async Task<IEnumerable<string?>> FetchAsync(Bench bench)
    {
        var query = new MessagesQuery { RequestDate = bench.Clock.Now, ServiceId = Service, Sender = new Sender("school") };
        return Assert.IsType<AsyncReply<MessagesAnswer>.Answered>(await bench.AskAsync(query.Write(), MessagesAnswer.Read)).Answer.Messages.Select(message => message.MessageId);
    }
}
