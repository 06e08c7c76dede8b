using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class LeaseTests
{
    [Fact]
    public async Task A_claimed_case_is_not_claimed_again_until_the_lease_ends()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        Assert.Equal([@case.Id], Ids(await store.ClaimAsync()));
        Assert.Empty(await store.ClaimAsync());
        store.Machine.Now = store.Machine.Now.AddMinutes(3);
        Assert.Empty(await store.ClaimAsync());
        store.Machine.Now = store.Machine.Now.AddMicroseconds(1);
        Assert.Equal([@case.Id], Ids(await store.ClaimAsync()));
    }

    [Fact]
    public async Task The_laws_clock_does_not_end_a_lease()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync();
        await store.ClaimAsync();

        store.Law.Now = store.Law.Now.AddYears(1);

        Assert.Empty(await store.ClaimAsync());
    }

    [Fact]
    public async Task A_case_is_due_on_the_laws_clock_to_the_microsecond()
    {
        await using var store = await OpenStore.StartAsync();
        var dueAt = store.Law.Now.AddHours(1);
        await store.ReceiveAsync(store.Arrived() with { DueAt = dueAt });

        store.Machine.Now = store.Machine.Now.AddYears(1);
        store.Law.Now = dueAt.AddMicroseconds(-1);
        Assert.Empty(await store.ClaimAsync());
        store.Law.Now = dueAt;
        Assert.Single(await store.ClaimAsync());
    }

    [Fact]
    public async Task A_case_that_waits_for_somebody_is_never_claimed()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(store.Arrived() with { State = CaseState.InReview, DueAt = null });

        store.Law.Now = store.Law.Now.AddYears(1);

        Assert.Empty(await store.ClaimAsync());
    }

    [Fact]
    public async Task A_worker_whose_lease_ran_out_saves_nothing_once_another_has_claimed()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync();
        var slow = Assert.Single(await store.ClaimAsync());
        store.Machine.Now = store.Machine.Now.AddMinutes(4);
        var quick = Assert.Single(await store.ClaimAsync());

        Assert.Null(await store.SaveAsync(slow with { State = CaseState.Parked }));
        Assert.NotNull(await store.SaveAsync(quick with { State = CaseState.Deciding }));
        Assert.Equal(CaseState.Deciding, (await store.FindAsync(quick.Id)).State);
    }

    [Fact]
    public async Task Saving_gives_the_lease_up_unless_it_is_kept()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync();
        var held = Assert.Single(await store.ClaimAsync());

        var kept = await store.Cases.SaveAsync(new Step(held, OpenStore.Note("kept")), store.Clocks.MachineNow.AddMinutes(3), TestContext.Current.CancellationToken);
        Assert.Empty(await store.ClaimAsync());

        await store.SaveAsync(kept!);
        Assert.Single(await store.ClaimAsync());
    }

    [Fact]
    public async Task The_longest_due_are_claimed_first_and_no_more_than_asked_for()
    {
        await using var store = await OpenStore.StartAsync();
        var late = await store.ReceiveAsync(store.Arrived() with { DueAt = store.Law.Now });
        var early = await store.ReceiveAsync(store.Arrived() with { DueAt = store.Law.Now.AddHours(-2) });
        var middle = await store.ReceiveAsync(store.Arrived() with { DueAt = store.Law.Now.AddHours(-1) });

        Assert.Equal(new[] { early.Id, middle.Id }.Order(), Ids(await store.ClaimAsync(limit: 2)).Order());
        Assert.Equal([late.Id], Ids(await store.ClaimAsync(limit: 2)));
    }

    [Fact]
    public async Task Many_workers_share_the_cases_and_none_is_claimed_twice()
    {
        await using var store = await OpenStore.StartAsync();
        for (var i = 0; i < 40; i++)
        {
            await store.ReceiveAsync();
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.ClaimAsync(limit: 5))));

        Assert.Equal(40, claims.SelectMany(Ids).Distinct().Count());
        Assert.Equal(40, claims.Sum(claim => claim.Count));
    }

    private static IEnumerable<Guid> Ids(IReadOnlyList<Case> cases) => cases.Select(@case => @case.Id);
}
