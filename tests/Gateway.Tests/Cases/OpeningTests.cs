using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>S2-12: those that arrived over a long weekend are all registered at the opening, and go on one after the other.</summary>
public class OpeningTests
{
    private const int Backlog = 400;
    private const int PerSecond = 50;

    private static readonly DateTimeOffset Saturday = Kazakhstan.At(new DateOnly(2026, 10, 24), new TimeOnly(12, 0));
    private static readonly DateTimeOffset Tuesday = Kazakhstan.At(new DateOnly(2026, 10, 27), new TimeOnly(9, 0));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Requirement("S2-12")]
    [Fact]
    public async Task A_backlog_is_registered_at_the_opening_and_released_in_the_order_of_receipt_at_the_rate_that_is_set()
    {
        await using var store = await OpenStore.StartAsync();
        var received = new List<Case>();
        for (var i = 0; i < Backlog; i++)
        {
            store.Law.Now = Saturday.AddMinutes(i);
            received.Add(await ReceiveAsync(store));
        }

        Assert.All(received, @case => Assert.Equal(Tuesday, @case.Terms!.RegisteredAt));
        store.Law.Now = Tuesday.AddMicroseconds(-1);
        Assert.DoesNotContain("application-registered", (await PublishAsync(store)).Select(message => message.Message.Type));

        var told = new List<string>();
        for (var second = 0; second < Backlog / PerSecond; second++)
        {
            store.Law.Now = Tuesday.AddSeconds(second).AddMilliseconds(999);
            var registered = (await PublishAsync(store)).Where(message => message.Message.Type is "application-registered").Select(message => message.CaseId!).ToArray();
            Assert.Equal(PerSecond, registered.Length);
            told.AddRange(registered);
        }

        Assert.Equal(received.Select(@case => $"{@case.Id:D}"), told);
    }

    [Fact]
    public async Task Whoever_arrives_in_working_time_waits_for_nobody_and_the_first_of_an_opening_goes_on_at_once()
    {
        await using var store = await OpenStore.StartAsync();
        store.Law.Now = Saturday;
        var early = await ReceiveAsync(store);
        var second = await ReceiveAsync(store);

        store.Law.Now = Tuesday.AddMilliseconds(1);
        var working = await ReceiveAsync(store);

        Assert.Equal((Tuesday, Tuesday.AddMilliseconds(20), null), (early.ReleasesAt!.Value, second.ReleasesAt!.Value, working.ReleasesAt));
        Assert.Equal(second.ReleasesAt, (await store.FindAsync(second.Id)).ReleasesAt);
    }

    [Fact]
    public async Task Two_instances_give_no_place_twice()
    {
        await using var store = await OpenStore.StartAsync();
        await using var another = await store.AnotherAsync();
        store.Law.Now = another.Law.Now = Saturday;

        var cases = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => ReceiveAsync(i % 2 is 0 ? store : another))));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => Tuesday.AddMilliseconds(20 * i)), cases.OrderBy(@case => @case.Number, StringComparer.Ordinal).Select(@case => @case.ReleasesAt!.Value));
    }

    private static async Task<IReadOnlyList<OutboxMessage>> PublishAsync(OpenStore store)
    {
        var due = await store.Outbox.ClaimDueAsync(Backlog * 4, store.Clocks.MachineNow.AddMinutes(1), Cancelled);
        await store.Outbox.SettleAsync([.. due.Select(message => message.Id)], [], Cancelled);

        return due;
    }

    private static async Task<Case> ReceiveAsync(OpenStore store)
    {
        var registration = new Registration(Deciding.Given.Years(), new WorkingTimes(Deciding.Provider.Calendar(), Deciding.Provider.UsualSchedule, new Dictionary<string, ProviderSchedule>(StringComparer.Ordinal)));
        var opened = registration.Open(store.Arrived(), store.Clocks.Now);
        var receipt = await store.Cases.ReceiveAsync(opened, [], numbered => new Step(numbered, OpenStore.Note("received"), Registration.Messages(numbered)), Cancelled);

        return Assert.IsType<Receipt.Stored>(receipt).Case;
    }
}
