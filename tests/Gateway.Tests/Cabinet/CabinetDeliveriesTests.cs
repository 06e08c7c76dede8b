using Attestation.Gateway.Cabinet;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Tests.Cases;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Cabinet;

public class CabinetDeliveriesTests
{
    private static readonly AsyncChannelOptions HeardOf = new() { Callback = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MessageState.NotDelivered)]
    [InlineData(MessageState.DeliveryStopped)]
    public async Task What_was_not_delivered_is_told_again_as_the_same_event_after_a_wait(MessageState state)
    {
        await using var store = await OpenStore.StartAsync();
        var news = await TellAsync(store, "254000001");

        var delivery = await DeliveriesOf(store).SettleAsync("254000001", state, Cancelled);

        Assert.Equal(new Delivery(DeliveryOutcome.Again, news.EventId), delivery);
        store.Machine.Now += TimeSpan.FromSeconds(1);
        Assert.Empty(await ClaimAsync(store));
        store.Machine.Now = store.Machine.Now.AddMicroseconds(1);
        var again = Assert.Single(await ClaimAsync(store));
        Assert.Equal(news, again.News);
        await DeliveriesOf(store).ToldAsync(again, "254000002", Cancelled);
        await DeliveriesOf(store).SettleAsync("254000002", state, Cancelled);
        store.Machine.Now += TimeSpan.FromSeconds(2);
        Assert.Empty(await ClaimAsync(store));
        store.Machine.Now = store.Machine.Now.AddMicroseconds(1);
        Assert.Single(await ClaimAsync(store));
    }

    [Fact]
    public async Task What_was_told_after_it_in_its_chain_is_told_again_after_it()
    {
        await using var store = await OpenStore.StartAsync();
        var first = await TellAsync(store, "254000001");
        store.Machine.Now += HeardOf.DeliveryWait;
        var second = await TellAsync(store, "254000002");
        await DeliveriesOf(store).SettleAsync("254000002", MessageState.Delivered, Cancelled);

        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);

        store.Machine.Now += TimeSpan.FromMinutes(1);
        var again = Assert.Single(await ClaimAsync(store));
        Assert.Equal(first.EventId, again.News.EventId);
        await DeliveriesOf(store).ToldAsync(again, "254000003", Cancelled);
        await DeliveriesOf(store).SettleAsync("254000003", MessageState.Delivered, Cancelled);
        Assert.Equal(second.EventId, Assert.Single(await ClaimAsync(store)).News.EventId);
    }

    [Fact]
    public async Task What_was_being_told_while_an_earlier_one_came_back_is_told_again_after_it()
    {
        await using var store = await OpenStore.StartAsync();
        var first = await TellAsync(store, "254000001");
        store.Machine.Now += HeardOf.DeliveryWait;
        var second = News();
        await QueueOf(store).AddAsync(second, Cancelled);
        var onItsWay = Assert.Single(await ClaimAsync(store));
        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);

        Assert.Equal(new Delivery(DeliveryOutcome.Again, second.EventId), await DeliveriesOf(store).ToldAsync(onItsWay, "254000002", Cancelled));

        Assert.Equal(DeliveryOutcome.Nothing, (await DeliveriesOf(store).SettleAsync("254000002", MessageState.Delivered, Cancelled)).Outcome);
        store.Machine.Now += TimeSpan.FromMinutes(1);
        var again = Assert.Single(await ClaimAsync(store));
        Assert.Equal(first.EventId, again.News.EventId);
        await DeliveriesOf(store).ToldAsync(again, "254000003", Cancelled);
        await DeliveriesOf(store).SettleAsync("254000003", MessageState.Delivered, Cancelled);
        Assert.Equal(second, Assert.Single(await ClaimAsync(store)).News);
    }

    [Fact]
    public async Task Word_that_was_here_before_the_number_is_forgotten_with_a_message_that_is_told_again_anyway()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        store.Machine.Now += HeardOf.DeliveryWait;
        await QueueOf(store).AddAsync(News(), Cancelled);
        var onItsWay = Assert.Single(await ClaimAsync(store));
        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);
        await DeliveriesOf(store).SettleAsync("254000002", MessageState.Delivered, Cancelled);

        await DeliveriesOf(store).ToldAsync(onItsWay, "254000002", Cancelled);

        Assert.Empty(await store.QueryAsync<string>("select message_id from cabinet_status"));
        Assert.Equal([("waiting", 1L), ("waiting", 0L)], (await RowsAsync(store)).Select(row => (row.State, row.Attempts)));
    }

    [Fact]
    public async Task What_was_given_up_is_told_again_before_what_was_told_after_it_in_its_chain()
    {
        await using var store = await OpenStore.StartAsync();
        var first = await GiveUpAsync(store);
        var second = await TellAsync(store, "254000002");

        Assert.Equal(1, await QueueOf(store).TellAgainAsync(Case, Cancelled));

        var again = Assert.Single(await ClaimAsync(store));
        Assert.Equal(first.EventId, again.News.EventId);
        await DeliveriesOf(store).ToldAsync(again, "254000003", Cancelled);
        await DeliveriesOf(store).SettleAsync("254000003", MessageState.Delivered, Cancelled);
        Assert.Equal(second, Assert.Single(await ClaimAsync(store)).News);
    }

    [Fact]
    public async Task What_was_given_up_is_not_told_any_more_after_something_later_that_cannot_be_told_again()
    {
        await using var store = await OpenStore.StartAsync();
        await GiveUpAsync(store);
        await TellAsync(store, "254000002");
        await DeliveriesOf(store).SettleAsync("254000002", MessageState.Delivered, Cancelled);
        var last = await GiveUpAsync(store);

        Assert.Equal(1, await QueueOf(store).TellAgainAsync(Case, Cancelled));

        Assert.Equal(last.EventId, Assert.Single(await ClaimAsync(store)).News.EventId);
        Assert.Equal(["given up", "delivered", "waiting"], (await RowsAsync(store)).Select(row => row.State));
        Assert.Empty(await QueueOf(store).GivenUpAsync(10, Cancelled));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task The_next_of_a_chain_waits_for_word_of_the_one_before_it_but_not_for_ever(int microsecondsLate, int claimed)
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        await QueueOf(store).AddAsync(News(), Cancelled);

        store.Machine.Now += HeardOf.DeliveryWait - TimeSpan.FromMicroseconds(1) + TimeSpan.FromMicroseconds(microsecondsLate);

        Assert.Equal(claimed, (await ClaimAsync(store)).Count);
    }

    [Fact]
    public async Task What_was_delivered_lets_the_next_one_through_at_once_and_is_forgotten()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        var next = News();
        await QueueOf(store).AddAsync(next, Cancelled);

        Assert.Equal(DeliveryOutcome.Delivered, (await DeliveriesOf(store).SettleAsync("254000001", MessageState.Delivered, Cancelled)).Outcome);

        Assert.Equal(next.EventId, Assert.Single(await ClaimAsync(store)).News.EventId);
        Assert.Equal([1L, 0L], await store.QueryAsync<long>("select body is null from cabinet_message order by id"));
    }

    [Fact]
    public async Task Word_that_overtakes_the_acknowledgement_is_not_lost()
    {
        await using var store = await OpenStore.StartAsync();
        var news = News();
        await QueueOf(store).AddAsync(news, Cancelled);
        var taken = Assert.Single(await ClaimAsync(store));

        Assert.Equal(new Delivery(DeliveryOutcome.Unknown, null), await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled));
        Assert.Equal(new Delivery(DeliveryOutcome.Again, news.EventId), await DeliveriesOf(store).ToldAsync(taken, "254000001", Cancelled));

        store.Machine.Now += TimeSpan.FromMinutes(1);
        Assert.Single(await ClaimAsync(store));
        Assert.Empty(await store.QueryAsync<string>("select message_id from cabinet_status"));
    }

    [Fact]
    public async Task Word_of_a_message_that_was_told_again_since_changes_nothing()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);
        Assert.Equal(DeliveryOutcome.Nothing, (await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled)).Outcome);
        store.Machine.Now += TimeSpan.FromMinutes(1);
        await DeliveriesOf(store).ToldAsync(Assert.Single(await ClaimAsync(store)), "254000002", Cancelled);

        Assert.Equal(DeliveryOutcome.Unknown, (await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled)).Outcome);

        Assert.Equal([("told", 1L)], (await RowsAsync(store)).Select(row => (row.State, row.Attempts)));
        await DeliveriesOf(store).SettleAsync("254000002", MessageState.Delivered, Cancelled);
        Assert.Equal(["delivered"], (await RowsAsync(store)).Select(row => row.State));
    }

    [Theory]
    [InlineData(0, "waiting")]
    [InlineData(1, "given up")]
    public async Task What_is_never_delivered_is_given_up_after_its_time_and_an_operator_sees_it_and_has_it_told(int microsecondsLate, string state)
    {
        await using var store = await OpenStore.StartAsync();
        var news = await TellAsync(store, "254000001");
        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);
        store.Machine.Now += TimeSpan.FromMinutes(1);
        await DeliveriesOf(store).ToldAsync(Assert.Single(await ClaimAsync(store)), "254000002", Cancelled);

        store.Law.Now += HeardOf.GiveUpAfter + TimeSpan.FromMicroseconds(microsecondsLate);
        await DeliveriesOf(store).SettleAsync("254000002", MessageState.NotDelivered, Cancelled);

        Assert.Equal([state], (await RowsAsync(store)).Select(row => row.State));
        Assert.Equal(microsecondsLate is 0 ? [] : new[] { news.EventId.ToString("D") }, (await QueueOf(store).GivenUpAsync(10, Cancelled)).Select(message => message.EventId));
        Assert.Equal(microsecondsLate, await QueueOf(store).TellAgainAsync(Case, Cancelled));
    }

    [Fact]
    public async Task It_is_given_up_by_the_first_bad_word_of_it_and_told_by_hand_it_has_all_its_time_again()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        var first = store.Clocks.Now;
        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);
        store.Law.Now += HeardOf.GiveUpAfter;
        Assert.Equal(DeliveryOutcome.Again, await NotDeliveredAsync(store, "254000002"));
        store.Law.Now += TimeSpan.FromMicroseconds(1);
        Assert.Equal(DeliveryOutcome.GivenUp, await NotDeliveredAsync(store, "254000003"));
        Assert.Equal(first, Assert.Single(await QueueOf(store).GivenUpAsync(10, Cancelled)).UndeliveredSince);

        await QueueOf(store).TellAgainAsync(Case, Cancelled);

        Assert.Equal(DeliveryOutcome.Again, await NotDeliveredAsync(store, "254000004"));
    }

    [Fact]
    public async Task What_was_given_up_and_came_through_after_all_is_delivered()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled);
        store.Law.Now += HeardOf.GiveUpAfter + TimeSpan.FromMicroseconds(1);
        Assert.Equal(DeliveryOutcome.GivenUp, await NotDeliveredAsync(store, "254000002"));

        Assert.Equal(DeliveryOutcome.Delivered, (await DeliveriesOf(store).SettleAsync("254000002", MessageState.Delivered, Cancelled)).Outcome);

        Assert.Empty(await QueueOf(store).GivenUpAsync(10, Cancelled));
    }

    [Theory]
    [InlineData(0, 0, DeliveryOutcome.Again)]
    [InlineData(1, 1, DeliveryOutcome.GivenUp)]
    public async Task What_was_told_longer_ago_than_anybody_reports_is_forgotten_and_can_only_be_given_up(int microsecondsLate, long forgotten, object outcome)
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");
        store.Machine.Now += HeardOf.GiveUpAfter + TimeSpan.FromMicroseconds(microsecondsLate);
        await TellAsync(store, "254000002");

        Assert.Equal([forgotten, 0L], await store.QueryAsync<long>("select body is null from cabinet_message order by id"));
        Assert.Equal(outcome, (await DeliveriesOf(store).SettleAsync("254000001", MessageState.NotDelivered, Cancelled)).Outcome);
    }

    [Fact]
    public async Task Word_of_a_message_that_nobody_claims_is_kept_for_an_hour()
    {
        await using var store = await OpenStore.StartAsync();
        await DeliveriesOf(store).SettleAsync("1", MessageState.NotDelivered, Cancelled);
        store.Machine.Now += TimeSpan.FromHours(1);
        await DeliveriesOf(store).SettleAsync("2", MessageState.NotDelivered, Cancelled);
        Assert.Equal(["1", "2"], await store.QueryAsync<string>("select message_id from cabinet_status order by message_id"));

        store.Machine.Now += TimeSpan.FromMicroseconds(1);
        await DeliveriesOf(store).SettleAsync("3", MessageState.NotDelivered, Cancelled);

        Assert.Equal(["2", "3"], await store.QueryAsync<string>("select message_id from cabinet_status order by message_id"));
    }

    [Fact]
    public async Task That_a_message_is_on_its_way_changes_nothing()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001");

        Assert.Equal(new Delivery(DeliveryOutcome.Nothing, null), await DeliveriesOf(store).SettleAsync("254000001", MessageState.OnDelivery, Cancelled));

        Assert.Equal([("told", 0L)], (await RowsAsync(store)).Select(row => (row.State, row.Attempts)));
    }

    [Theory]
    [InlineData(100, DeliveryOutcome.Unknown, 1)]
    [InlineData(101, DeliveryOutcome.Nothing, 0)]
    public async Task A_number_too_long_to_be_one_is_not_kept(int length, object outcome, int kept)
    {
        await using var store = await OpenStore.StartAsync();

        Assert.Equal(outcome, (await DeliveriesOf(store).SettleAsync(new string('7', length), MessageState.NotDelivered, Cancelled)).Outcome);

        Assert.Equal(kept, (await store.QueryAsync<string>("select message_id from cabinet_status")).Count);
    }

    [Fact]
    public async Task Where_no_word_can_come_nothing_is_kept_and_nothing_waits_for_it()
    {
        await using var store = await OpenStore.StartAsync();
        await TellAsync(store, "254000001", new AsyncChannelOptions { Callback = false });
        await QueueOf(store).AddAsync(News(), Cancelled);

        Assert.Single(await ClaimAsync(store));
        Assert.Equal([1L, 0L], await store.QueryAsync<long>("select body is null from cabinet_message order by id"));
    }

    private static readonly Guid Case = Guid.NewGuid();

    private static CabinetQueue QueueOf(OpenStore store) => new(store.Database, store.Cipher, store.Clocks);

    private static CabinetDeliveries DeliveriesOf(OpenStore store, AsyncChannelOptions? options = null) =>
        new(store.Database, store.Clocks, Options.Create(new EgovShlyuzOptions { Async = options ?? HeardOf }));

    private static async Task<CabinetNews> TellAsync(OpenStore store, string number, AsyncChannelOptions? options = null)
    {
        var news = await AddAsync(store);
        await DeliveriesOf(store, options).ToldAsync(Assert.Single(await ClaimAsync(store)), number, Cancelled);

        return news;
    }

    private static async Task<CabinetNews> GiveUpAsync(OpenStore store)
    {
        var news = await AddAsync(store);
        await QueueOf(store).GiveUpAsync(Assert.Single(await ClaimAsync(store)), Cancelled);

        return news;
    }

    private static async Task<CabinetNews> AddAsync(OpenStore store)
    {
        var news = News();
        await store.Database.WriteAsync(
            async session =>
            {
                await QueueOf(store).AddAsync(session, Case, news, store.Clocks.Now, Cancelled);
                return true;
            },
            Cancelled);

        return news;
    }

    private static async Task<DeliveryOutcome> NotDeliveredAsync(OpenStore store, string number)
    {
        store.Machine.Now += HeardOf.LongestWait;
        await DeliveriesOf(store).ToldAsync(Assert.Single(await ClaimAsync(store)), number, Cancelled);

        return (await DeliveriesOf(store).SettleAsync(number, MessageState.NotDelivered, Cancelled)).Outcome;
    }

    private static Task<IReadOnlyList<CabinetMessage>> ClaimAsync(OpenStore store) =>
        QueueOf(store).ClaimDueAsync(100, store.Clocks.MachineNow.AddMinutes(3), HeardOf.DeliveryWait, Cancelled);

    private static Task<IReadOnlyList<Row>> RowsAsync(OpenStore store) => store.QueryAsync<Row>("select state, attempts from cabinet_message order by id");

    private static CabinetNews News() => new()
    {
        EventId = Guid.NewGuid(),
        ChainId = "1",
        RequestNumber = "10109001292987",
        RequestDate = new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)),
        IsFinal = false,
        Code = "001",
        Text = "",
    };

    private sealed class Row
    {
        public string State { get; init; } = "";

        public long Attempts { get; init; }
    }
}
