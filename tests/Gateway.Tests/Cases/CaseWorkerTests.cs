using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Microsoft.Data.Sqlite;

namespace Attestation.Gateway.Tests.Cases;

public class CaseWorkerTests
{
    public static TheoryData<string> Gaps => ["permanent", "calendar", "school years"];

    [Fact]
    public async Task A_case_goes_from_stop_to_stop_until_it_rests()
    {
        await using var store = await OpenStore.StartAsync();
        await using var worker = await Working.StartAsync(
            store, Working.Stop.Moving(CaseState.Collecting, CaseState.Deciding), Working.Stop.Moving(CaseState.Deciding, CaseState.InReview, rests: true));

        var @case = await store.ReceiveAsync();

        await worker.UntilAsync("now InReview");
        Assert.Equal(CaseState.InReview, (await store.FindAsync(@case.Id)).State);
        Assert.Equal(["received", "Collecting done", "Deciding done"], await store.QueryAsync<string>("select entry from journal order by seq"));
    }

    [Fact]
    public async Task A_stop_that_fails_is_tried_again_on_the_cases_own_schedule()
    {
        await using var store = await OpenStore.StartAsync();
        var healthy = false;
        await using var worker = await Working.StartAsync(
            store,
            new Working.Stop(CaseState.Collecting, @case => healthy
                ? Task.FromResult(new Step(@case with { State = CaseState.InReview, DueAt = null }, OpenStore.Note("done")))
                : throw new HttpRequestException("down")));

        var @case = await store.ReceiveAsync();
        await worker.UntilAsync("failed, now Collecting");

        var failed = await store.FindAsync(@case.Id);
        Assert.Equal((CaseState.Collecting, 1, store.Clocks.Now + RetrySchedule.After(0)), (failed.State, failed.Attempts, failed.DueAt));
        Assert.Equal("{\"cause\":\"HttpRequestException\",\"attempt\":1}", (await store.QueryAsync<string>("select details from journal where entry = 'failed'"))[0]);

        healthy = true;
        store.Law.Now = store.Law.Now.AddMinutes(1);
        store.Wakers.WakeAll();
        await worker.UntilAsync("now InReview");
        Assert.Equal(0, (await store.FindAsync(@case.Id)).Attempts);
    }

    [Fact]
    public async Task A_call_that_ran_out_of_time_is_a_failure_like_any_other()
    {
        await using var store = await OpenStore.StartAsync();
        await using var worker = await Working.StartAsync(store, new Working.Stop(CaseState.Collecting, _ => throw new TaskCanceledException("The request timed out.")));

        var @case = await store.ReceiveAsync();
        await worker.UntilAsync("failed, now Collecting");

        var failed = await store.FindAsync(@case.Id);
        Assert.Equal((CaseState.Collecting, 1), (failed.State, failed.Attempts));
        Assert.Equal(["received", "failed"], await store.QueryAsync<string>("select entry from journal order by seq"));
    }

    [Theory]
    [MemberData(nameof(Gaps))]
    public async Task What_will_not_mend_itself_is_parked_for_a_person(string gap)
    {
        await using var store = await OpenStore.StartAsync();
        await using var worker = await Working.StartAsync(store, new Working.Stop(CaseState.Collecting, _ => gap switch
        {
            "permanent" => throw new PermanentFailureException("broken contract"),
            "calendar" => throw new OutsideCalendarException(new DateOnly(2028, 1, 1), CalendarTable.Load()),
            _ => throw new SchoolYearsException(["no year"]),
        }));

        var @case = await store.ReceiveAsync();
        await worker.UntilAsync("now Parked");

        var parked = await store.FindAsync(@case.Id);
        Assert.Equal((CaseState.Parked, null), (parked.State, parked.DueAt));
        Assert.Equal(["received", "parked"], await store.QueryAsync<string>("select entry from journal order by seq"));
    }

    [Fact]
    public async Task A_database_that_fails_leaves_the_case_to_its_lease()
    {
        await using var store = await OpenStore.StartAsync();
        await using var worker = await Working.StartAsync(store, new Working.Stop(CaseState.Collecting, _ => throw new SqliteException("disk I/O error", 10)));

        var @case = await store.ReceiveAsync();
        await worker.UntilAsync("could not be stored");

        var kept = await store.FindAsync(@case.Id);
        Assert.Equal((CaseState.Collecting, 0, @case.DueAt), (kept.State, kept.Attempts, kept.DueAt));
        Assert.Empty(await store.ClaimAsync());
    }

    [Fact]
    public async Task A_result_that_was_overtaken_is_dropped()
    {
        await using var store = await OpenStore.StartAsync();
        await using var worker = await Working.StartAsync(store, new Working.Stop(CaseState.Collecting, async @case =>
        {
            await store.Cases.ChangeAsync(@case.Id, found => new Step(found with { State = CaseState.Withdrawn, DueAt = null }, OpenStore.Note("withdrawn")), default);

            return new Step(@case with { State = CaseState.Deciding }, OpenStore.Note("too late"), store.Message("too-late"));
        }));

        var @case = await store.ReceiveAsync();
        await worker.UntilAsync("changed by somebody else");

        Assert.Equal(CaseState.Withdrawn, (await store.FindAsync(@case.Id)).State);
        Assert.Empty(await store.QueryAsync<string>("select type from outbox"));
    }

    [Fact]
    public async Task A_case_that_hangs_delays_nobody_else()
    {
        await using var store = await OpenStore.StartAsync();
        var hanging = store.Arrived();
        var answer = new TaskCompletionSource();
        await using var worker = await Working.StartAsync(store, new Working.Stop(CaseState.Collecting, async @case =>
        {
            await (@case.Id == hanging.Id ? answer.Task : Task.CompletedTask);

            return new Step(@case with { State = @case.Id == hanging.Id ? CaseState.Parked : CaseState.InReview, DueAt = null }, OpenStore.Note("done"));
        }));

        await store.ReceiveAsync(hanging);
        await store.ReceiveAsync();
        await worker.UntilAsync("now InReview");
        await store.ReceiveAsync();
        await worker.UntilAsync("now InReview");

        answer.SetResult();
        await worker.UntilAsync("now Parked");
    }

    [Fact]
    public async Task A_case_of_a_later_hour_is_left_alone_until_then()
    {
        await using var store = await OpenStore.StartAsync();
        var tried = 0;
        await using var worker = await Working.StartAsync(
            store,
            new Working.Stop(CaseState.Collecting, @case => Task.FromResult(
                ++tried is 1
                    ? new Step(@case with { DueAt = store.Clocks.Now.AddHours(1) }, OpenStore.Note("waiting"))
                    : new Step(@case with { State = CaseState.InReview, DueAt = null }, OpenStore.Note("done")))));

        await store.ReceiveAsync();
        await worker.UntilAsync("waiting");
        store.Law.Now = store.Law.Now.AddHours(1).AddMicroseconds(-1);
        Assert.Empty(await store.ClaimAsync());
        store.Law.Now = store.Law.Now.AddMicroseconds(1);
        store.Wakers.WakeAll();
        await worker.UntilAsync("now InReview");

        Assert.Equal(2, tried);
    }
}
