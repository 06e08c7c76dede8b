using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Receiving;
using Attestation.Shep;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Cabinet;

/// <summary>What becomes of the portal's REQUESTs: each comes in a chain of its own, whose number only the ШЭП knows.</summary>
public class PortalDoorTests
{
    private static readonly Guid Id = Guid.Parse(Given.ValidMessage()["applicationId"]!.GetValue<string>());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_application_in_another_chain_is_a_repetition_and_its_chain_hears_where_it_stands()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);

        await TakeAsync(desks, "1");
        await TakeAsync(desks, "2");
        await TakeAsync(desks, "2");

        Assert.Equal(["application-received", "application-received", "application-received"], (await desks.TypesAsync()).Where(type => type is "application-received" or "application-rejected"));
        Assert.Equal("1", (await store.FindAsync(Id)).Application.PortalChainId);
        var news = Assert.Single(await ToldAsync(store), news => news.ChainId is "2");
        Assert.Equal(("002", true), (news.Code, news.IsFinal));
        Assert.Equal([$"{Id:D}"], await store.QueryAsync<string>("select case_id from cabinet_message where chain_id = '2'"));
    }

    [Fact]
    public async Task A_repetition_of_one_that_was_answered_ends_its_chain_with_the_same_notice()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        await TakeAsync(desks, "1");
        await store.IssueAsync(await store.FindAsync(Id), NoticeKind.Refusal);

        await TakeAsync(desks, "2");

        var news = Assert.Single(await ToldAsync(store));
        Assert.Equal(("2", CabinetCodes.Refused, true, "<signed/>"), (news.ChainId, news.Code, news.IsFinal, news.Notice?.SignedXml));
        Assert.Equal(CabinetCodes.TextOf(CabinetCodes.Refused, Language.Kazakh), news.Text);
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_still_refused_in_its_chain()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);

        await TakeAsync(desks, "1");
        await TakeAsync(desks, "2", Given.ValidMessage().With("/workplace", "№2 мектебі"));

        var news = Assert.Single(await ToldAsync(store), news => news.ChainId is "2");
        Assert.Equal(CabinetCodes.Rejected, news.Code);
        Assert.Contains("applicationId.conflict", news.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_bus_where_the_sender_names_the_chain_another_one_is_another_content()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);

        await desks.SubmitAsync(Given.ValidMessage());
        await desks.SubmitAsync(Given.ValidMessage().With("/portalChainId", "2"));

        Assert.Equal(["applicationId.conflict"], await desks.AnsweredAsync());
    }

    [Fact]
    public async Task One_too_many_is_left_with_the_ШЭП_and_nobody_hears_that_it_is_not_accepted()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store, doors: new DoorsOptions { PerProviderAMinute = 1 });
        var (first, second) = (Another(), Another());

        Assert.Equal([PortalMessage.Taken, PortalMessage.NotNow], [await TakeAsync(desks, "1", first), await TakeAsync(desks, "2", second)]);
        Assert.DoesNotContain("application-rejected", await desks.TypesAsync());
        Assert.Empty(await ToldAsync(store));
        store.Machine.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(PortalMessage.Taken, await TakeAsync(desks, "2", second));
        Assert.Equal(2, Assert.Single(await store.QueryAsync<long>("select count(*) from application_case")));
    }

    [Fact]
    public async Task A_stored_one_that_is_brought_again_needs_no_room_and_takes_none()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store, doors: new DoorsOptions { PerProviderAMinute = 2 });
        var application = Another();

        Assert.Equal(Enumerable.Repeat(PortalMessage.Taken, 3), [await TakeAsync(desks, "1", application), await TakeAsync(desks, "1", application), await TakeAsync(desks, "2", application)]);

        Assert.Equal([PortalMessage.Taken, PortalMessage.NotNow], [await TakeAsync(desks, "3", Another()), await TakeAsync(desks, "4", Another())]);
    }

    [Fact]
    public async Task On_the_bus_a_stored_one_is_answered_as_it_was_when_there_is_no_room_for_another()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store, doors: new DoorsOptions { PerProviderAMinute = 1 });
        var application = Another();

        await desks.SubmitAsync(application);
        await desks.SubmitAsync(application);
        await desks.SubmitAsync(Another());

        Assert.Equal(["intake.tooMany"], await desks.AnsweredAsync());
        Assert.Equal(2, (await desks.SentAsync()).Count(sent => sent is { Type: "application-received", To: "my-answers" }));
    }

    [Fact]
    public async Task In_a_technical_break_it_stays_with_the_ШЭП_and_is_received_after_it()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var end = store.Clocks.Now.AddHours(1);
        await BreakAsync(store, end);

        store.Law.Now = end.AddMicroseconds(-1);
        Assert.Equal(PortalMessage.NotNow, await TakeAsync(desks, "1"));
        Assert.Empty(await store.QueryAsync<string>("select id from application_case"));
        store.Law.Now = end;

        Assert.Equal(PortalMessage.Taken, await TakeAsync(desks, "1"));
        Assert.Equal(end, (await store.FindAsync(Id)).ReceivedAt);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Nothing_is_fetched_in_a_technical_break(bool isBreak, int asked)
    {
        await using var store = await OpenStore.StartAsync();
        if (isBreak)
        {
            await BreakAsync(store, store.Clocks.Now.AddHours(1));
        }

        var (channel, machine) = (new NoChannel(), new Pausing());
        using var fetch = new PortalFetch(
            channel,
            DoorOf(new OpenDesks(store)),
            new Clocks(store.Law, machine),
            Options.Create(new EgovShlyuzOptions { Async = new AsyncChannelOptions { Fetch = true, FetchEvery = TimeSpan.FromHours(1) } }),
            NullLogger<PortalFetch>.Instance);
        await fetch.StartAsync(Cancelled);
        await machine.Paused.WaitAsync(Cancelled);
        await fetch.StopAsync(Cancelled);

        Assert.Equal(asked, channel.Asked);
    }

    private static async Task BreakAsync(OpenStore store, DateTimeOffset end)
    {
        await store.Breaks.PlanAsync(new TechnicalBreak(store.Clocks.Now, end), Cancelled);
        await store.Breaks.LookAsync(Cancelled);
    }

    private static JsonObject Another() => Given.ValidMessage().With("/applicationId", Guid.NewGuid().ToString());

    private static Task<PortalMessage> TakeAsync(OpenDesks desks, string chain, JsonNode? application = null) => DoorOf(desks).TakeAsync(Request(chain, application ?? Given.ValidMessage()), Cancelled);

    private static PortalDoor DoorOf(OpenDesks desks) => new(desks.Doorkeeper, desks.Submissions, QueueOf(desks.Store), desks.Store.Breaks, desks.Store.Clocks, desks.Store.Wakers);

    private static CabinetQueue QueueOf(OpenStore store) => new(store.Database, store.Cipher, store.Clocks);

    /// <summary>What chains are told now.</summary>
    private static async Task<IReadOnlyList<CabinetNews>> ToldAsync(OpenStore store) =>
        [.. (await QueueOf(store).ClaimDueAsync(100, store.Clocks.MachineNow.AddMinutes(3), TimeSpan.Zero, Cancelled)).Select(message => message.News)];

    private static AsyncMessage Request(string chain, JsonNode application)
    {
        var data = new PortalRequest
        {
            System = new PortalSystemInfo("10109001292987", "", new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5))),
            Iin = Given.Iin,
            Content = System.Text.Encoding.UTF8.GetBytes(application.ToJsonString()),
            MediaType = "application/json",
        };
        var request = new AsyncMessage
        {
            MessageId = $"25400000{chain}",
            CorrelationId = chain,
            ServiceId = ServiceIds.Attestation,
            Type = AsyncMessageType.Request,
            MessageDate = data.System.RequestDate,
            Sender = new Sender("pep"),
            Data = data,
        };

        return AsyncMessage.Read(ShepEnvelope.BodyOf(request.Write()));
    }

    /// <summary>Counts who wants to ask the ШЭП.</summary>
    private sealed class NoChannel : IServiceProvider
    {
        public int Asked { get; private set; }

        public object? GetService(Type serviceType)
        {
            Asked++;

            return null;
        }
    }

    /// <summary>Says when somebody begins to wait.</summary>
    private sealed class Pausing : TimeProvider
    {
        private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Paused => _paused.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _paused.TrySetResult();

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
