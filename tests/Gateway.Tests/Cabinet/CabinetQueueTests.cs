using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.Cases;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Storage;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Cabinet;

public class CabinetQueueTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_come_out_as_they_went_in_and_nothing_of_them_can_be_read_in_the_database()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        var news = News("1") with { Text = "Өтініш түсті", Notice = new CabinetNotice("AT-26-00000001-3/1", NoticeKind.Acceptance, new DateOnly(2026, 10, 6), "<құпия/>") };

        await queue.AddAsync(news, Cancelled);

        Assert.Equal(news, Assert.Single(await ClaimAsync(store, queue)).News);
        Assert.DoesNotContain(store.Folder.Bytes(), file => file.Value.AsSpan().IndexOf("<құпия/>"u8) >= 0);
    }

    [Fact]
    public async Task What_is_added_twice_is_told_once_even_after_it_was_told()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        var news = News("1");
        await queue.AddAsync(news, Cancelled);
        await queue.AddAsync(news, Cancelled);

        await DeliveriesOf(store).ToldAsync(Assert.Single(await ClaimAsync(store, queue)), "254000001", Cancelled);
        await queue.AddAsync(news, Cancelled);

        Assert.Empty(await ClaimAsync(store, queue));
        Assert.Equal(0, await queue.DueAsync(Cancelled));
        Assert.Equal([null], await store.QueryAsync<byte[]?>("select body from cabinet_message"));
    }

    [Fact]
    public async Task A_chain_is_told_one_thing_at_a_time_and_chains_do_not_wait_for_each_other()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        var (first, second, other) = (News("1"), News("1"), News("2"));
        await queue.AddAsync(first, Cancelled);
        await queue.AddAsync(second, Cancelled);
        await queue.AddAsync(other, Cancelled);

        var claimed = await ClaimAsync(store, queue);
        Assert.Equal([first.EventId, other.EventId], claimed.Select(message => message.News.EventId));
        Assert.Empty(await ClaimAsync(store, queue));

        await DeliveriesOf(store).ToldAsync(claimed[0], "254000001", Cancelled);
        Assert.Equal(second.EventId, Assert.Single(await ClaimAsync(store, queue)).News.EventId);
    }

    [Fact]
    public async Task What_failed_holds_back_its_own_chain_until_its_time_has_come()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        var first = News("1");
        await queue.AddAsync(first, Cancelled);
        await queue.AddAsync(News("1"), Cancelled);

        await queue.LaterAsync(Assert.Single(await ClaimAsync(store, queue)), store.Clocks.MachineNow.AddSeconds(2), Cancelled);

        store.Machine.Now = store.Machine.Now.AddSeconds(2);
        Assert.Empty(await ClaimAsync(store, queue));
        store.Machine.Now = store.Machine.Now.AddMicroseconds(1);
        var again = Assert.Single(await ClaimAsync(store, queue));
        Assert.Equal((first.EventId, 1), (again.News.EventId, again.Attempts));
    }

    [Fact]
    public async Task What_a_crashed_gateway_had_taken_comes_due_again_with_the_file_that_it_had_stored()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        await queue.AddAsync(News("1"), Cancelled);
        var file = new StoredNotice("file-1", store.Clocks.Now.AddDays(30));
        await queue.KeepFileAsync(Assert.Single(await ClaimAsync(store, queue)), file, Cancelled);

        store.Machine.Now = store.Machine.Now.AddMinutes(3).AddMicroseconds(1);

        Assert.Equal(file, Assert.Single(await ClaimAsync(store, queue)).File);
    }

    [Fact]
    public async Task What_is_given_up_lets_the_next_one_through()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        await queue.AddAsync(News("1"), Cancelled);
        var next = News("1");
        await queue.AddAsync(next, Cancelled);

        await queue.GiveUpAsync(Assert.Single(await ClaimAsync(store, queue)), Cancelled);

        Assert.Equal(next.EventId, Assert.Single(await ClaimAsync(store, queue)).News.EventId);
    }

    [Theory]
    [InlineData("update cabinet_message set body = x'0102' where event_id = @id")]
    [InlineData("update cabinet_message set body = null where event_id = @id")]
    [InlineData("update cabinet_message set body = (select body from cabinet_message where event_id <> @id limit 1) where event_id = @id")]
    public async Task A_damaged_message_is_given_up_and_the_others_of_its_batch_are_claimed(string damage)
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        var (first, damaged, last) = (News("1"), News("2"), News("3"));
        await queue.AddAsync(first, Cancelled);
        await queue.AddAsync(damaged, Cancelled);
        await queue.AddAsync(last, Cancelled);
        await store.ExecuteAsync(damage, new { id = $"{damaged.EventId:D}" });

        var claimed = await ClaimAsync(store, queue);

        Assert.Equal([first.EventId, last.EventId], claimed.Select(message => message.News.EventId));
        Assert.Equal([$"{damaged.EventId:D}"], (await queue.GivenUpAsync(10, Cancelled)).Select(message => message.EventId));
        Assert.Equal(["given up"], await store.QueryAsync<string>("select state from cabinet_message where lease_until is null"));
    }

    [Fact]
    public async Task A_message_whose_key_this_instance_lacks_holds_back_its_chain_alone_until_another_instance_takes_it()
    {
        await using var store = await OpenStore.StartAsync();
        var (foreign, own) = (News("1"), News("2"));
        var another = new ColumnCipher(Keyring.Load(store.Folder.Write("k9.json", Opened.Keys("k1").Replace("k1", "k9", StringComparison.Ordinal)), create: false));
        await new CabinetQueue(store.Database, another, store.Clocks).AddAsync(foreign, Cancelled);
        var queue = QueueOf(store);
        await queue.AddAsync(News("1"), Cancelled);
        await queue.AddAsync(own, Cancelled);

        Assert.Equal([own.EventId], (await ClaimAsync(store, queue)).Select(message => message.News.EventId));

        Assert.Empty(await ClaimAsync(store, queue));
        store.Machine.Now = store.Machine.Now.AddMinutes(3).AddMicroseconds(1);
        var taken = await ClaimAsync(store, new CabinetQueue(store.Database, another, store.Clocks));
        Assert.Equal(foreign.EventId, taken[0].News.EventId);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task What_is_refused_is_given_up_so_long_after_it_was_first_refused_and_not_after_it_was_due(int microsecondsLate, bool isGivenUp)
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        await queue.AddAsync(Guid.NewGuid(), News("1"), Cancelled);
        store.Law.Now += TimeSpan.FromDays(30);

        Assert.False(await RefuseAsync(store, queue));
        store.Law.Now += TimeSpan.FromDays(3);
        Assert.False(await RefuseAsync(store, queue));
        store.Law.Now += TimeSpan.FromDays(4).Add(TimeSpan.FromMicroseconds(microsecondsLate));

        Assert.Equal(isGivenUp, await RefuseAsync(store, queue));
        Assert.Equal(isGivenUp ? 1 : 0, (await queue.GivenUpAsync(10, Cancelled)).Count);
    }

    [Fact]
    public async Task What_is_told_again_by_hand_has_all_its_time_again()
    {
        await using var store = await OpenStore.StartAsync();
        var (queue, @case) = (QueueOf(store), Guid.NewGuid());
        await queue.AddAsync(@case, News("1"), Cancelled);
        await RefuseAsync(store, queue);
        store.Law.Now += TimeSpan.FromDays(8);
        Assert.True(await RefuseAsync(store, queue));

        await queue.TellAgainAsync(@case, Cancelled);

        Assert.False(await RefuseAsync(store, queue));
        Assert.Empty(await queue.GivenUpAsync(10, Cancelled));
    }

    [Fact]
    public async Task What_was_taken_in_between_has_all_its_time_again()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        var deliveries = new CabinetDeliveries(store.Database, store.Clocks, Options.Create(new EgovShlyuzOptions { Async = new AsyncChannelOptions { Callback = true } }));
        await queue.AddAsync(News("1"), Cancelled);
        await RefuseAsync(store, queue);
        store.Machine.Now += TimeSpan.FromHours(1);
        await deliveries.ToldAsync(Assert.Single(await ClaimAsync(store, queue)), "254000001", Cancelled);
        store.Law.Now += TimeSpan.FromDays(8);

        await deliveries.SettleAsync("254000001", MessageState.NotDelivered, Cancelled);

        Assert.False(await RefuseAsync(store, queue));
    }

    private static async Task<bool> RefuseAsync(OpenStore store, CabinetQueue queue)
    {
        store.Machine.Now += TimeSpan.FromHours(1);

        return await queue.RefusedAsync(Assert.Single(await ClaimAsync(store, queue)), store.Clocks.MachineNow, TimeSpan.FromDays(7), Cancelled);
    }

    [Fact]
    public async Task A_limit_takes_the_earlier_ones_first()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        foreach (var chain in new[] { "1", "2", "3" })
        {
            await queue.AddAsync(News(chain), Cancelled);
        }

        Assert.Equal(["1", "2"], (await ClaimAsync(store, queue, limit: 2)).Select(message => message.News.ChainId));
        Assert.Equal(["3"], (await ClaimAsync(store, queue, limit: 2)).Select(message => message.News.ChainId));
    }

    [Fact]
    public async Task A_stage_is_written_with_the_change_and_told_when_it_is_due_unless_the_application_was_withdrawn()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        store.Followers.Add(new CabinetFollower(queue, Options.Create(new EgovShlyuzOptions())));
        var tomorrow = store.Clocks.Now.AddDays(1);
        var arrived = Chained(store, "1");
        var stays = await store.ReceiveAsync(arrived, EventMessages.Stage(arrived, ServiceStage.Received, store.Clocks.Now), EventMessages.Stage(arrived, ServiceStage.Registered, tomorrow));
        var other = Chained(store, "2");
        var goes = await store.ReceiveAsync(other, EventMessages.Stage(other, ServiceStage.Registered, tomorrow));
        await store.SaveAsync(goes with { State = CaseState.Withdrawn, DueAt = null }, EventMessages.Stage(goes, ServiceStage.Withdrawn, store.Clocks.Now));

        var now = await ClaimAsync(store, queue);
        Assert.Equal([("1", "001", false), ("2", "030", true)], now.Select(message => (message.News.ChainId, message.News.Code, message.News.IsFinal)));
        await DeliveriesOf(store).ToldAsync(now[0], "1", Cancelled);
        await DeliveriesOf(store).ToldAsync(now[1], "2", Cancelled);
        store.Law.Now = tomorrow.AddMicroseconds(-1);
        Assert.Empty(await ClaimAsync(store, queue));
        store.Law.Now = tomorrow;

        var later = Assert.Single(await ClaimAsync(store, queue));
        Assert.Equal(("1", "002"), (later.News.ChainId, later.News.Code));
        Assert.Equal(stays.Application.PortalRequestNumber, later.News.RequestNumber);
    }

    [Theory]
    [InlineData(true, Channel.Egov, "1", 1)]
    [InlineData(true, Channel.Ustaz, "1", 1)]
    [InlineData(true, Channel.Paper, "1", 0)]
    [InlineData(true, Channel.Egov, null, 0)]
    [InlineData(false, Channel.Egov, "1", 0)]
    public async Task Only_an_application_with_a_chain_of_a_portal_is_told_of(bool isEnabled, Channel channel, string? chain, int told)
    {
        await using var store = await OpenStore.StartAsync();
        var queue = QueueOf(store);
        store.Followers.Add(new CabinetFollower(queue, Options.Create(new EgovShlyuzOptions { Async = new AsyncChannelOptions { Enabled = isEnabled } })));
        var arrived = Chained(store, chain);
        arrived = arrived with { Application = arrived.Application with { Channel = channel } };

        await store.ReceiveAsync(arrived, EventMessages.Stage(arrived, ServiceStage.Received, store.Clocks.Now));

        Assert.Equal(told, await queue.DueAsync(Cancelled));
    }

    private static CabinetQueue QueueOf(OpenStore store) => new(store.Database, store.Cipher, store.Clocks);

    private static CabinetDeliveries DeliveriesOf(OpenStore store) => new(store.Database, store.Clocks, Options.Create(new EgovShlyuzOptions()));

    private static Task<IReadOnlyList<CabinetMessage>> ClaimAsync(OpenStore store, CabinetQueue queue, int limit = 100) =>
        queue.ClaimDueAsync(limit, store.Clocks.MachineNow.AddMinutes(3), TimeSpan.FromSeconds(30), Cancelled);

    private static Case Chained(OpenStore store, string? chain)
    {
        var arrived = store.Arrived();

        return arrived with { Application = arrived.Application with { PortalChainId = chain } };
    }

    private static CabinetNews News(string chain) => new()
    {
        EventId = Guid.NewGuid(),
        ChainId = chain,
        RequestNumber = "10109001292987",
        RequestDate = new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)),
        IsFinal = false,
        Code = "001",
        Text = "",
    };
}
