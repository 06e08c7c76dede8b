using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class AgendaTests
{
    [Fact]
    public async Task With_nothing_to_do_there_is_no_next_instant()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(store.Arrived() with { State = CaseState.InReview, DueAt = null });

        var agenda = await AgendaAsync(store);

        Assert.Equal((null, 0, 0), (agenda.Next, agenda.AwaitingSignature, agenda.UnderWay));
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, null, 1)]
    [InlineData(null, 2, 2)]
    [InlineData(null, null, null)]
    public async Task The_next_instant_is_that_of_the_earlier_of_case_and_message(int? caseIn, int? messageIn, int? next)
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        await store.ReceiveAsync(
            store.Arrived() with { DueAt = caseIn is { } hours ? now.AddHours(hours) : null },
            messageIn is { } later ? [store.Message("later", now.AddHours(later))] : []);

        Assert.Equal(next is { } first ? now.AddHours(first) : null, (await AgendaAsync(store)).Next);
    }

    [Fact]
    public async Task Cases_that_wait_for_a_signature_are_counted_apart_and_those_past_the_registers_are_under_way()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        await store.ReceiveAsync(store.Arrived() with { State = CaseState.AwaitingSignature, DueAt = now.AddHours(1) });
        await store.ReceiveAsync(store.Arrived() with { State = CaseState.Collecting, DueAt = now.AddHours(3) });
        await store.ReceiveAsync(store.Arrived() with { State = CaseState.Issuing, DueAt = now.AddHours(2) });

        var agenda = await AgendaAsync(store);

        Assert.Equal((now.AddHours(2), 1, 1), (agenda.Next, agenda.AwaitingSignature, agenda.UnderWay));
    }

    private static Task<Agenda> AgendaAsync(OpenStore store) => store.Cases.AgendaAsync(TestContext.Current.CancellationToken);
}
