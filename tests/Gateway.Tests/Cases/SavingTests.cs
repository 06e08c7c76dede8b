using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Microsoft.Data.Sqlite;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>Every change of a case, its journal entry and its messages: together or not at all, and by the holder of the version alone.</summary>
public class SavingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_journal_and_messages_are_stored_together()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var saved = await store.SaveAsync(@case with { State = CaseState.InReview, DueAt = null }, store.Message("service-stage-changed"));

        Assert.Equal(CaseState.InReview, (await store.FindAsync(@case.Id)).State);
        Assert.Equal(saved!.Journal.Hash, (await store.FindAsync(@case.Id)).Journal.Hash);
        Assert.Equal([2], await store.QueryAsync<long>("select count(*) from journal"));
        Assert.Equal(["service-stage-changed"], await store.QueryAsync<string>("select type from outbox"));
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_leaves_nothing_of_its_step()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();
        var before = await SnapshotAsync(store);
        var broken = store.Message("broken") with { Destination = Destination.Queue(null!) };

        await Assert.ThrowsAsync<SqliteException>(() => store.SaveAsync(@case with { State = CaseState.InReview }, store.Message("good"), broken));

        Assert.Equal(before, await SnapshotAsync(store));
        Assert.NotNull(await store.SaveAsync(@case with { State = CaseState.Deciding }));
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_leaves_nothing_of_a_receipt()
    {
        await using var store = await OpenStore.StartAsync();
        var before = await SnapshotAsync(store);

        await Assert.ThrowsAsync<SqliteException>(() => store.ReceiveAsync(null, store.Message("broken") with { Destination = Destination.Queue(null!) }));

        Assert.Equal(before, await SnapshotAsync(store));
    }

    [Fact]
    public async Task A_stale_version_stores_nothing()
    {
        await using var store = await OpenStore.StartAsync();
        var read = await store.ReceiveAsync();
        await store.SaveAsync(read with { State = CaseState.Deciding });
        var before = await SnapshotAsync(store);

        var saved = await store.SaveAsync(read with { State = CaseState.Withdrawn }, store.Message("application-withdrawn"));

        Assert.Null(saved);
        Assert.Equal(before, await SnapshotAsync(store));
    }

    [Fact]
    public async Task What_was_saved_can_be_saved_again_from_there()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        foreach (var state in new[] { CaseState.Deciding, CaseState.Notices, CaseState.Signing, CaseState.Issuing })
        {
            @case = (await store.SaveAsync(@case with { State = state }))!;
            Assert.Equal(@case.Version, (await store.FindAsync(@case.Id)).Version);
        }

        Assert.Equal(CaseState.Issuing, (await store.FindAsync(@case.Id)).State);
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_one_saves()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var saved = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.SaveAsync(@case with { State = CaseState.Deciding }, store.Message("once")))));

        Assert.Single(saved.OfType<Case>());
        Assert.Equal(["once"], await store.QueryAsync<string>("select type from outbox"));
    }

    [Fact]
    public async Task Everything_found_out_and_decided_is_kept()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();
        var decision = Decision.Refuse("2025", @case.ReceivedAt, [], new Finding(Texts.EssayMissing, "no essay", new FactSource("application", "message", @case.ReceivedAt, null)));
        var review = new PersonsDecision(ReviewDecision.Refuse, [Texts.NoConsent.ToReason()], @case.ReceivedAt);
        var notice = new Notice(Guid.NewGuid(), $"{@case.Number}/1", NoticeKind.Refusal, "<n/>") { SignedXml = "<s/>", Sha256 = "00", IssuedAt = @case.ReceivedAt };

        await store.SaveAsync(@case with { Decision = decision, Review = review, Notice = notice, Attempts = 7 });

        var found = await store.FindAsync(@case.Id);
        Assert.Equal(Json(decision), Json(found.Decision));
        Assert.Equal(Json(review), Json(found.Review));
        Assert.Equal(notice, found.Notice);
        Assert.Equal(7, found.Attempts);
        Assert.Equal(found.Id, (await store.Cases.FindByNoticeAsync(notice.Id, Cancelled))!.Id);
    }

    [Fact]
    public async Task A_change_on_somebodys_word_overtakes_a_worker_that_holds_the_case()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync();
        var held = Assert.Single(await store.ClaimAsync());

        await store.Cases.ChangeAsync(held.Id, found => new Step(found with { State = CaseState.Withdrawn, DueAt = null }, OpenStore.Note("withdrawn")), Cancelled);

        Assert.Null(await store.SaveAsync(held with { State = CaseState.Deciding }));
        Assert.Equal(CaseState.Withdrawn, (await store.FindAsync(held.Id)).State);
    }

    [Fact]
    public async Task A_change_that_finds_nothing_to_change_gives_the_case_and_stores_nothing()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();
        var before = await SnapshotAsync(store);

        var found = await store.Cases.ChangeAsync(@case.Id, _ => null, Cancelled);

        Assert.Equal(@case.Number, found!.Number);
        Assert.Equal(before, await SnapshotAsync(store));
        Assert.Null(await store.Cases.ChangeAsync(Guid.NewGuid(), _ => throw new InvalidOperationException("There is none."), Cancelled));
        Assert.Null(await store.Cases.ChangeByNoticeAsync(Guid.NewGuid(), _ => throw new InvalidOperationException("There is none."), Cancelled));
    }

    [Fact]
    public async Task Every_state_comes_back_by_its_name_and_a_number_is_none()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        foreach (var state in Enum.GetValues<CaseState>().Except([CaseState.Issued]))
        {
            @case = (await store.SaveAsync(@case with { State = state }))!;
            Assert.Equal(state, (await store.FindAsync(@case.Id)).State);
        }

        Assert.Throws<InvalidOperationException>(() => CaseStates.Parse("1"));
    }

    // Everything that a step may change.
    private static async Task<string> SnapshotAsync(OpenStore store) => string.Join('\n',
    [
        .. await store.QueryAsync<string>("select id || state || version || coalesce(due_at, '-') || coalesce(lease_until, '-') || attempts from application_case"),
        .. await store.QueryAsync<string>("select case_id || seq || entry from journal order by case_id, seq"),
        .. await store.QueryAsync<string>("select type || message_id from outbox order by id"),
        .. await store.QueryAsync<string>("select year || '/' || last from serial"),
    ]);

    private static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, ContractJson.Options);
}
