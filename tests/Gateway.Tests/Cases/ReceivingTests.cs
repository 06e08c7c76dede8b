using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Given = Attestation.Gateway.Tests.Deciding.Given;
using Numbers = Attestation.Gateway.Tests.Deciding.Numbers;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>The first transaction of an application: stored once, whatever arrives and however often.</summary>
public class ReceivingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Category.Researcher)]
    [InlineData(Category.Moderator)]
    public async Task A_case_that_was_stored_comes_back_as_it_was(Category requested)
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived(requested) with { Evidence = Given.Evidence(requested), ReplyTo = new ReplyAddress("answers", "42"), Attempts = 3 };

        var stored = await store.ReceiveAsync(arrived);

        var found = await store.FindAsync(arrived.Id);
        Assert.Equal(Json(stored), Json(found));
        Assert.Equal(Json(arrived with { Number = found.Number, Journal = found.Journal }), Json(found));
    }

    [Fact]
    public async Task Numbers_run_from_one_in_each_year_without_a_gap()
    {
        await using var store = await OpenStore.StartAsync();

        var first = await store.ReceiveAsync();
        var second = await store.ReceiveAsync();
        var nextYears = await store.ReceiveAsync(store.Arrived() with { ReceivedAt = DateTimeOffset.Parse("2026-12-31T19:00:00Z") });
        var stillThisYears = await store.ReceiveAsync(store.Arrived() with { ReceivedAt = DateTimeOffset.Parse("2026-12-31T18:59:59Z") });

        Assert.Equal(
            [ApplicationNumber.Of(2026, 1), ApplicationNumber.Of(2026, 2), ApplicationNumber.Of(2027, 1), ApplicationNumber.Of(2026, 3)],
            new[] { first, second, nextYears, stillThisYears }.Select(@case => @case.Number));
    }

    [Fact]
    public async Task The_same_application_again_is_repeated_and_stored_once()
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived();
        var stored = await store.ReceiveAsync(arrived, store.Message("application-received"));

        var again = await store.Cases.ReceiveAsync(arrived, [], _ => throw new InvalidOperationException("It is stored already."), Cancelled);

        Assert.Equal(stored.Number, Assert.IsType<Receipt.Repeated>(again).Case.Number);
        Assert.Equal([1], await store.QueryAsync<long>("select count(*) from application_case"));
        Assert.Equal([1], await store.QueryAsync<long>("select count(*) from outbox"));
    }

    [Fact]
    public async Task The_same_application_is_repeated_even_when_its_case_has_gone_on()
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived();
        await store.IssueAsync(await store.ReceiveAsync(arrived), NoticeKind.Acceptance);

        var again = await store.Cases.ReceiveAsync(arrived, [], numbered => new Step(numbered, OpenStore.Note("again")), Cancelled);

        Assert.Equal(CaseState.Issued, Assert.IsType<Receipt.Repeated>(again).Case.State);
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_a_conflict_and_changes_nothing()
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived();
        await store.ReceiveAsync(arrived);
        var other = arrived with { ContentHash = "another hash", Application = arrived.Application with { Position = "директор" } };

        var receipt = await store.Cases.ReceiveAsync(other, [], numbered => new Step(numbered, OpenStore.Note("other")), Cancelled);

        Assert.IsType<Receipt.Conflict>(receipt);
        Assert.Equal(arrived.Application.Position, (await store.FindAsync(arrived.Id)).Application.Position);
        Assert.Equal([1], await store.QueryAsync<long>("select count(*) from journal"));
    }

    [Fact]
    public async Task Of_many_deliveries_at_once_one_is_stored()
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => store.Cases.ReceiveAsync(arrived, [], numbered => new Step(numbered, OpenStore.Note("received")), Cancelled))));

        Assert.Single(receipts.OfType<Receipt.Stored>());
        Assert.Equal(19, receipts.OfType<Receipt.Repeated>().Count());
    }

    [Fact]
    public async Task A_first_step_that_fails_leaves_neither_case_nor_number()
    {
        await using var store = await OpenStore.StartAsync();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => store.Cases.ReceiveAsync(store.Arrived(), [Encoding.UTF8.GetBytes("scan")], _ => throw new InvalidTimeZoneException(), Cancelled));

        foreach (var table in new[] { "application_case", "case_document", "journal", "outbox" })
        {
            Assert.Equal([0], await store.QueryAsync<long>($"select count(*) from {table}"));
        }

        Assert.Equal(ApplicationNumber.Of(2026, 1), (await store.ReceiveAsync()).Number);
    }

    [Fact]
    public async Task Documents_are_kept_in_their_order_and_encrypted()
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived();
        ReadOnlyMemory<byte>[] contents = [Encoding.UTF8.GetBytes("бірінші құжат"), ReadOnlyMemory<byte>.Empty, Encoding.UTF8.GetBytes("үшінші құжат")];

        await store.Cases.ReceiveAsync(arrived, contents, numbered => new Step(numbered, OpenStore.Note("received")), Cancelled);

        var stored = await store.QueryAsync<byte[]>("select content from case_document order by ordinal");
        Assert.Equal(
            ["бірінші құжат", "", "үшінші құжат"],
            stored.Select((content, ordinal) => Encoding.UTF8.GetString(store.Cipher.Decrypt(content, $"case_document/content/{arrived.Id:D}/{ordinal}"))));
    }

    [Fact]
    public async Task A_case_is_found_by_its_number_by_its_own_applicant_alone()
    {
        await using var store = await OpenStore.StartAsync();
        var stored = await store.ReceiveAsync();

        Assert.Equal(stored.Id, (await store.Cases.FindAsync(stored.Number, Given.Iin().Value, Cancelled))!.Id);
        Assert.Null(await store.Cases.FindAsync(stored.Number, Numbers.AnotherIin, Cancelled));
        Assert.Null(await store.Cases.FindAsync(ApplicationNumber.Of(2026, 2), Given.Iin().Value, Cancelled));
    }

    private static string Json(Case @case) => System.Text.Json.JsonSerializer.Serialize(@case, ContractJson.Options);
}
