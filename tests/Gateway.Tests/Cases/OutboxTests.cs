using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class OutboxTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("attestation.events")]
    [InlineData(null)]
    public async Task A_message_comes_out_as_it_went_in(string? exchange)
    {
        await using var store = await OpenStore.StartAsync();
        var message = store.Message("notice-issued") with { Cause = "because", Destination = new Destination(exchange, "queue or key") };
        var @case = await store.ReceiveAsync(null, message);

        var claimed = Assert.Single(await ClaimAsync(store));

        Assert.Equal($"{@case.Id:D}", claimed.CaseId);
        Assert.Equal(message.Body, claimed.Message.Body);
        Assert.Equal(message, claimed.Message with { Body = message.Body });
        Assert.Equal(0, claimed.Attempts);
    }

    [Fact]
    public async Task Messages_of_no_case_come_out_too()
    {
        await using var store = await OpenStore.StartAsync();

        await store.Outbox.AddAsync([store.Message("application-rejected"), store.Message("application-rejected")], Cancelled);

        var claimed = await ClaimAsync(store);
        Assert.Equal(2, claimed.Count);
        Assert.All(claimed, message => Assert.Null(message.CaseId));
    }

    [Fact]
    public async Task A_message_is_not_claimed_before_it_is_due()
    {
        await using var store = await OpenStore.StartAsync();
        var dueAt = store.Law.Now.AddHours(1);
        await store.ReceiveAsync(null, store.Message("application-registered", dueAt));

        store.Law.Now = dueAt.AddMicroseconds(-1);
        Assert.Empty(await ClaimAsync(store));
        store.Law.Now = dueAt;
        Assert.Equal(["application-registered"], Types(await ClaimAsync(store)));
    }

    [Fact]
    public async Task Messages_come_out_by_the_time_they_are_due_and_then_as_they_were_written()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Law.Now;
        await store.ReceiveAsync(null, store.Message("3", now), store.Message("4", now), store.Message("1", now.AddHours(-2)), store.Message("2", now.AddHours(-1)));

        Assert.Equal(["1", "2", "3", "4"], Types(await ClaimAsync(store)));
    }

    [Fact]
    public async Task A_claimed_message_is_claimed_again_only_when_its_lease_has_ended()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(null, store.Message("only"));
        Assert.Single(await ClaimAsync(store));

        store.Machine.Now = store.Machine.Now.AddSeconds(30);
        Assert.Empty(await ClaimAsync(store));
        store.Machine.Now = store.Machine.Now.AddMicroseconds(1);
        Assert.Single(await ClaimAsync(store));
    }

    [Fact]
    public async Task While_an_earlier_message_of_a_case_is_under_way_no_later_one_is_claimed()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(null, store.Message("first"));
        var first = await ClaimAsync(store);
        await store.SaveAsync(@case, store.Message("second"));
        await store.ReceiveAsync(null, store.Message("of another case"));

        Assert.Equal(["of another case"], Types(await ClaimAsync(store)));

        await store.Outbox.SettleAsync([first[0].Id], [], Cancelled);
        Assert.Equal(["second"], Types(await ClaimAsync(store)));
    }

    [Fact]
    public async Task A_message_for_a_later_hour_holds_nothing_back()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(null, store.Message("tomorrow", store.Law.Now.AddDays(1)));
        await store.SaveAsync(@case, store.Message("now"));

        Assert.Equal(["now"], Types(await ClaimAsync(store)));
    }

    [Fact]
    public async Task A_limit_takes_the_earlier_ones_first()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(null, store.Message("1"), store.Message("2"), store.Message("3"));

        var first = await ClaimAsync(store, limit: 2);
        Assert.Equal(["1", "2"], Types(first));
        Assert.Empty(await ClaimAsync(store, limit: 2));

        await store.Outbox.SettleAsync([.. first.Select(message => message.Id)], [], Cancelled);
        Assert.Equal(["3"], Types(await ClaimAsync(store, limit: 2)));
    }

    [Fact]
    public async Task What_was_confirmed_is_forgotten()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(null, store.Message("1"), store.Message("2"));
        var claimed = await ClaimAsync(store);

        await store.Outbox.SettleAsync([claimed[0].Id], [claimed[1]], Cancelled);

        Assert.Equal(["2"], await store.QueryAsync<string>("select type from outbox"));
    }

    [Fact]
    public async Task A_message_that_failed_is_tried_again_after_twice_as_long_each_time()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(null, store.Message("stubborn"));

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            var claimed = await ClaimAsync(store);
            await store.Outbox.SettleAsync([], claimed, Cancelled);

            store.Machine.Now = store.Machine.Now.AddSeconds(seconds);
            Assert.Empty(await ClaimAsync(store));
            store.Machine.Now = store.Machine.Now.AddMicroseconds(1);
        }

        Assert.Equal(7, Assert.Single(await ClaimAsync(store)).Attempts);
    }

    [Fact]
    public async Task A_message_that_failed_holds_back_the_later_ones_of_its_case_alone()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(null, store.Message("first"), store.Message("second"));
        await store.ReceiveAsync(null, store.Message("of another case"));
        var claimed = await ClaimAsync(store);
        await store.Outbox.SettleAsync([], claimed, Cancelled);
        for (var failure = 0; failure < 3; failure++)
        {
            store.Machine.Now = store.Machine.Now.AddSeconds(31);
            await store.Outbox.SettleAsync([], [.. (await ClaimAsync(store)).Where(message => message.Message.Type is "first")], Cancelled);
            await store.ExecuteAsync("update outbox set lease_until = null where type <> 'first'");

            Assert.Equal(["of another case"], Types(await ClaimAsync(store)));
        }
    }

    [Fact]
    public async Task A_withdrawn_case_forgets_what_was_written_for_a_later_hour_and_no_other_case_does()
    {
        await using var store = await OpenStore.StartAsync();
        var tomorrow = store.Law.Now.AddDays(1);
        var @case = await store.ReceiveAsync(null, store.Message("received"), store.Message("registered", tomorrow));
        await store.ReceiveAsync(null, store.Message("another registered", tomorrow));

        await store.SaveAsync(@case with { State = CaseState.Withdrawn, DueAt = null }, store.Message("withdrawn"), store.Message("stage", tomorrow));

        Assert.Equal(["received", "another registered", "withdrawn", "stage"], await store.QueryAsync<string>("select type from outbox order by id"));
    }

    [Fact]
    public async Task A_case_that_is_not_withdrawn_forgets_nothing()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(null, store.Message("registered", store.Law.Now.AddDays(1)));

        await store.SaveAsync(@case with { State = CaseState.InReview, DueAt = null });

        Assert.Equal(["registered"], await store.QueryAsync<string>("select type from outbox"));
    }

    private static Task<IReadOnlyList<OutboxMessage>> ClaimAsync(OpenStore store, int limit = 100) =>
        store.Outbox.ClaimDueAsync(limit, store.Clocks.MachineNow.AddSeconds(30), Cancelled);

    private static IEnumerable<string> Types(IReadOnlyList<OutboxMessage> messages) => messages.Select(message => message.Message.Type);
}
