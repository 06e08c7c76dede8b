using System.Threading.Channels;
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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
    [InlineData("callback-first", true)]
    [InlineData(null, false)]
    public async Task The_sender_has_no_acknowledgement_until_the_receiver_has_taken_the_message(string? fault, bool waits)
    {
        await using var school = new School { IsHeld = true };
        await using var bench = await school.StartAsync();
        if (fault is not null)
        {
            bench.Shlyuz.Fault(FaultKinds.Find(fault)!, times: 1);
        }

        var sending = SendAsync(bench, "portal");
        var first = await school.BroughtAsync();
        var isWaiting = await Record.ExceptionAsync(() => sending.WaitAsync(waits ? TimeSpan.FromMilliseconds(500) : Patience, TestContext.Current.CancellationToken)) is TimeoutException;
        school.Release();

        Assert.Equal(waits, isWaiting);
        Assert.Equal((await sending).MessageId, first);
    }

    [Fact]
    public async Task A_duplicate_message_is_brought_twice_and_the_next_one_once()
    {
        await using var school = new School();
        await using var bench = await school.StartAsync();
        bench.Shlyuz.Fault(FaultKinds.DuplicateMessage, times: 1);

        var twice = await SendAsync(bench, "portal");
        string[] brought = [await school.BroughtAsync(), await school.BroughtAsync()];
        var once = await SendAsync(bench, "portal");
        var next = await school.BroughtAsync();
        var last = await SendAsync(bench, "portal");

        Assert.Equal([twice.MessageId, twice.MessageId], brought);
        Assert.Equal([once.MessageId, last.MessageId], [next, await school.BroughtAsync()]);
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

    /// <summary>A participant with an address: notes what is brought, and says "taken" at once or when it is let.</summary>
    private sealed class School : IAsyncDisposable
    {
        private readonly Channel<string> _brought = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebApplication? _running;

        public bool IsHeld { get; init; }

        public async Task<Bench> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore();
            _running = builder.Build();
            _running.MapPost("/callback", TakeAsync);
            await _running.StartAsync(TestContext.Current.CancellationToken);

            return await Bench.StartAsync(options =>
            {
                var sender = new SenderOptions { SenderId = "school", Callback = new Uri(new Uri(_running.Urls.Single()), "/callback") };
                sender.Serves.Add(Service);
                options.Senders.Add(sender);
                options.Senders.Add(new SenderOptions { SenderId = "portal" });
            });
        }

        /// <summary>The next message that was brought.</summary>
        public async Task<string> BroughtAsync() => await _brought.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        public void Release() => _released.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            Release();
            if (_running is not null)
            {
                await _running.DisposeAsync();
            }
        }

        private async Task TakeAsync(HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _brought.Writer.TryWrite(AsyncMessage.Read(ShepEnvelope.BodyOf(body.ToArray())).MessageId!);
            if (IsHeld)
            {
                await _released.Task;
            }
        }
    }
}
