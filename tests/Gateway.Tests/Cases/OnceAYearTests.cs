using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Numbers = Attestation.Gateway.Tests.Deciding.Numbers;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>S2-27: what the same person filed earlier, and how those that wait for it are woken.</summary>
public class OnceAYearTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_application_has_nothing_before_it()
    {
        await using var store = await OpenStore.StartAsync();

        Assert.Equal(FiledBefore.Nothing, await BeforeAsync(store, await store.ReceiveAsync()));
    }

    [Theory]
    [InlineData(nameof(CaseState.Collecting))]
    [InlineData(nameof(CaseState.InReview))]
    [InlineData(nameof(CaseState.AwaitingSignature))]
    [InlineData(nameof(CaseState.Parked))]
    public async Task An_earlier_one_that_has_not_ended_is_undecided(string state)
    {
        await using var store = await OpenStore.StartAsync();
        var earlier = await store.ReceiveAsync();
        await store.SaveAsync(earlier with { State = Enum.Parse<CaseState>(state) });

        Assert.Equal(FiledBefore.Undecided, await BeforeAsync(store, await store.ReceiveAsync()));
    }

    [Theory]
    [Requirement("S2-27")]
    [InlineData(NoticeKind.Acceptance, nameof(FiledBefore.Accepted))]
    [InlineData(NoticeKind.Refusal, nameof(FiledBefore.Nothing))]
    public async Task An_acceptance_blocks_and_a_refusal_does_not(NoticeKind outcome, string before)
    {
        await using var store = await OpenStore.StartAsync();
        await store.IssueAsync(await store.ReceiveAsync(), outcome);

        Assert.Equal(before, (await BeforeAsync(store, await store.ReceiveAsync())).ToString());
    }

    [Fact]
    public async Task A_withdrawn_one_does_not_count()
    {
        await using var store = await OpenStore.StartAsync();
        await store.SaveAsync(await store.ReceiveAsync() with { State = CaseState.Withdrawn, DueAt = null });

        Assert.Equal(FiledBefore.Nothing, await BeforeAsync(store, await store.ReceiveAsync()));
    }

    [Fact]
    public async Task An_acceptance_counts_before_one_that_is_undecided()
    {
        await using var store = await OpenStore.StartAsync();
        await store.IssueAsync(await store.ReceiveAsync(), NoticeKind.Acceptance);
        await store.ReceiveAsync();

        Assert.Equal(FiledBefore.Accepted, await BeforeAsync(store, await store.ReceiveAsync()));
    }

    [Fact]
    public async Task What_came_later_is_not_before()
    {
        await using var store = await OpenStore.StartAsync();
        var first = await store.ReceiveAsync();
        await store.IssueAsync(await store.ReceiveAsync(), NoticeKind.Acceptance);

        Assert.Equal(FiledBefore.Nothing, await BeforeAsync(store, first));
    }

    [Fact]
    [Requirement("S2-27")]
    public async Task Another_person_another_kind_of_post_and_another_year_do_not_count()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = store.Arrived(Category.Researcher);
        await store.IssueAsync(await store.ReceiveAsync(store.Arrived(Category.Researcher, iin: Numbers.AnotherIin)), NoticeKind.Acceptance);
        await store.IssueAsync(await store.ReceiveAsync(store.Arrived(Category.Head1)), NoticeKind.Acceptance);
        await store.IssueAsync(await store.ReceiveAsync(store.Arrived(Category.Deputy3)), NoticeKind.Acceptance);
        await store.IssueAsync(await store.ReceiveAsync(store.Arrived(Category.Researcher, schoolYear: "2025-2026")), NoticeKind.Acceptance);

        Assert.Equal(FiledBefore.Nothing, await BeforeAsync(store, await store.ReceiveAsync(@case)));
    }

    [Fact]
    public async Task Another_category_of_the_same_kind_of_post_does_count()
    {
        await using var store = await OpenStore.StartAsync();
        await store.IssueAsync(await store.ReceiveAsync(store.Arrived(Category.Moderator)), NoticeKind.Acceptance);

        Assert.Equal(FiledBefore.Accepted, await BeforeAsync(store, await store.ReceiveAsync(store.Arrived(Category.Master))));
    }

    [Theory]
    [InlineData(nameof(CaseState.Issued))]
    [InlineData(nameof(CaseState.Withdrawn))]
    public async Task The_end_of_a_case_wakes_those_that_wait_for_it(string end)
    {
        await using var store = await OpenStore.StartAsync();
        var first = await store.ReceiveAsync();
        var waiting = await WaitingAsync(store, store.Arrived());

        await EndAsync(store, first, end);

        Assert.Equal(store.Clocks.Now, (await store.FindAsync(waiting.Id)).DueAt);
        Assert.Contains(waiting.Id, (await store.ClaimAsync()).Select(@case => @case.Id));
    }

    [Fact]
    public async Task Nobody_else_is_woken()
    {
        await using var store = await OpenStore.StartAsync();
        var earlier = await WaitingAsync(store, store.Arrived());
        var first = await store.ReceiveAsync();
        Case[] others =
        [
            await WaitingAsync(store, store.Arrived(iin: Numbers.AnotherIin)),
            await WaitingAsync(store, store.Arrived(Category.Head1)),
            await WaitingAsync(store, store.Arrived(schoolYear: "2025-2026")),
            await WaitingAsync(store, store.Arrived(), CaseState.Issuing),
            earlier,
        ];

        await store.IssueAsync(first, NoticeKind.Acceptance);

        foreach (var other in others)
        {
            Assert.Equal(other.DueAt, (await store.FindAsync(other.Id)).DueAt);
        }
    }

    [Fact]
    public async Task A_step_that_does_not_end_its_case_wakes_nobody()
    {
        await using var store = await OpenStore.StartAsync();
        var first = await store.ReceiveAsync();
        var waiting = await WaitingAsync(store, store.Arrived());

        await store.SaveAsync(first with { State = CaseState.AwaitingSignature });

        Assert.Equal(waiting.DueAt, (await store.FindAsync(waiting.Id)).DueAt);
    }

    [Fact]
    public async Task One_that_was_just_looking_when_the_other_ended_looks_again_at_once()
    {
        await using var store = await OpenStore.StartAsync();
        var first = await store.ReceiveAsync(store.Arrived() with { State = CaseState.InReview, DueAt = null });
        await store.ReceiveAsync();
        var looking = Assert.Single(await store.ClaimAsync());
        Assert.Equal(FiledBefore.Undecided, await BeforeAsync(store, looking));

        await store.IssueAsync(first, NoticeKind.Acceptance);
        await store.SaveAsync(looking with { DueAt = store.Clocks.Now.AddDays(1), Evidence = Evidence.None with { FiledBefore = FiledBefore.Undecided } });

        var again = Assert.Single(await store.ClaimAsync());
        Assert.Equal(FiledBefore.Accepted, await BeforeAsync(store, again));
    }

    private static Task<FiledBefore> BeforeAsync(OpenStore store, Case @case) => store.Cases.FiledBeforeAsync(@case, Cancelled);

    private static Task<Case> WaitingAsync(OpenStore store, Case arrived, CaseState state = CaseState.Collecting) =>
        store.ReceiveAsync(arrived with { State = state, DueAt = store.Clocks.Now.AddHours(24) });

    private static Task<Case?> EndAsync(OpenStore store, Case @case, string end) => end is nameof(CaseState.Issued)
        ? store.IssueAsync(@case, NoticeKind.Acceptance)
        : store.SaveAsync(@case with { State = CaseState.Withdrawn, DueAt = null });
}
