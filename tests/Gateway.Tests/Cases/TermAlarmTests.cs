using System.Diagnostics.Metrics;
using Attestation.Contracts;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>S2-5: the term of one working day warns and is found broken, each once.</summary>
public class TermAlarmTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Requirement("S2-5")]
    [Fact]
    public async Task A_case_without_an_answer_is_warned_of_and_then_found_broken_once_each_at_its_instants()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        store.Law.Now = @case.Terms!.WarnAt.AddMicroseconds(-1);
        Assert.False(await store.Alarms.RaiseDueAsync(Cancelled));
        store.Law.Now = @case.Terms.WarnAt;
        Assert.True(await store.Alarms.RaiseDueAsync(Cancelled));
        Assert.False(await store.Alarms.RaiseDueAsync(Cancelled));
        store.Law.Now = @case.Terms.DueBy.AddMicroseconds(-1);
        Assert.False(await store.Alarms.RaiseDueAsync(Cancelled));
        store.Law.Now = @case.Terms.DueBy;
        Assert.True(await store.Alarms.RaiseDueAsync(Cancelled));
        store.Law.Now = @case.Terms.DueBy.AddDays(30);
        Assert.False(await store.Alarms.RaiseDueAsync(Cancelled));

        Assert.Equal(["received", "warning", "breach"], await EntriesAsync(store));
        var found = await store.FindAsync(@case.Id);
        Assert.Equal((@case.Terms.WarnAt, @case.Terms.DueBy), (found.WarnedAt!.Value, found.BreachedAt!.Value));
        Assert.True(JournalChain.Holds(await store.QueryAsync<JournalChain.Row>("select * from journal order by seq"), found.Journal));
    }

    [Fact]
    public async Task A_gateway_that_was_down_the_whole_time_raises_both_in_their_order()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(store.Arrived() with { State = CaseState.InReview, DueAt = null });
        store.Law.Now = @case.Terms!.DueBy.AddDays(2);

        await using var restarted = await store.AnotherAsync();
        restarted.Law.Now = store.Law.Now;
        while (await restarted.Alarms.RaiseDueAsync(Cancelled))
        {
        }

        Assert.Equal(["received", "warning", "breach"], await EntriesAsync(store));
    }

    [Fact]
    public async Task Several_instances_raise_each_of_many_once()
    {
        await using var store = await OpenStore.StartAsync();
        await using var another = await store.AnotherAsync();
        for (var i = 0; i < 30; i++)
        {
            await store.ReceiveAsync();
        }

        store.Law.Now = another.Law.Now = store.Law.Now.AddDays(30);
        await Task.WhenAll(new[] { store, another, store, another }.Select(one => Task.Run(async () =>
        {
            while (await one.Alarms.RaiseDueAsync(Cancelled))
            {
            }
        })));

        Assert.Equal([30L, 30L], await store.QueryAsync<long>("select count(*) from journal where stop = 'Term' group by entry"));
    }

    [Theory]
    [InlineData(NoticeKind.Acceptance)]
    [InlineData(NoticeKind.Refusal)]
    public async Task Whoever_has_an_answer_has_no_term_to_miss(NoticeKind kind)
    {
        await using var store = await OpenStore.StartAsync();
        await store.IssueAsync(await store.ReceiveAsync(), kind);

        store.Law.Now = store.Law.Now.AddDays(30);

        Assert.False(await store.Alarms.RaiseDueAsync(Cancelled));
    }

    [Fact]
    public async Task A_withdrawn_application_has_no_term_and_a_step_in_between_keeps_it()
    {
        await using var store = await OpenStore.StartAsync();
        await store.SaveAsync(await store.ReceiveAsync() with { State = CaseState.Withdrawn, DueAt = null });
        var going = await store.ReceiveAsync();
        await store.SaveAsync(going with { State = CaseState.Signing });

        store.Law.Now = going.Terms!.WarnAt;
        await store.Alarms.RaiseDueAsync(Cancelled);
        var warned = await store.FindAsync(going.Id);
        await store.SaveAsync(warned with { State = CaseState.AwaitingSignature });
        store.Law.Now = going.Terms.DueBy;
        await store.Alarms.RaiseDueAsync(Cancelled);

        Assert.Equal([$"{going.Id:D}", $"{going.Id:D}"], await store.QueryAsync<string>("select case_id from journal where stop = 'Term' order by seq"));
    }

    [Fact]
    public async Task A_case_that_is_being_worked_on_is_left_until_its_lease_ends()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync();
        store.Law.Now = store.Law.Now.AddDays(1);
        var worked = Assert.Single(await store.ClaimAsync());

        Assert.False(await store.Alarms.RaiseDueAsync(Cancelled));
        Assert.NotNull(await store.SaveAsync(worked));

        Assert.True(await store.Alarms.RaiseDueAsync(Cancelled));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_worker_raises_without_being_asked_and_counts_without_saying_who()
    {
        await using var store = await OpenStore.StartAsync();
        var counted = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, its) => { if (instrument.Meter.Name == TermAlarms.MeterName) { its.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counted)
            {
                counted.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
            }
        });
        listener.Start();
        await store.ReceiveAsync(store.Arrived() with { State = CaseState.AwaitingSignature, DueAt = null });

        store.Law.Now = store.Law.Now.AddHours(9);
        await using var worker = await Working.StartAsync(store);
        store.Wakers.WakeAll();
        while (!(await EntriesAsync(store)).Contains("warning", StringComparer.Ordinal))
        {
            await Task.Yield();
        }

        while (true)
        {
            lock (counted)
            {
                if (counted.Contains("attestation.terms.warned 1 state=AwaitingSignature channel=Egov", StringComparer.Ordinal))
                {
                    break;
                }
            }

            await Task.Yield();
        }
    }

    private static Task<IReadOnlyList<string>> EntriesAsync(OpenStore store) => store.QueryAsync<string>("select entry from journal order by case_id, seq");
}
