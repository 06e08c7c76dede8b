using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Retention;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Deciding;
using Attestation.Gateway.Tests.Journal;

namespace Attestation.Gateway.Tests.Retention;

public class CaseEraserTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Afterwards_nothing_of_the_person_is_left_and_the_chain_holds()
    {
        await using var journal = await KeptJournal.StartAsync();
        var issued = await IssuedAsync(journal.Store);
        await journal.CoverAsync();
        Assert.All(await PersonalAsync(journal.Store), part => Assert.NotEqual(0, part.Count));

        Assert.Equal(1, await EraseAsync(journal.Store, issued.ReceivedAt.AddSeconds(1)));

        Assert.All(await PersonalAsync(journal.Store), part => Assert.Equal(0, part.Count));
        await journal.CoverAsync();
        var (count, mistakes) = await journal.VerifyAsync();
        Assert.Empty(mistakes);
        Assert.Equal((3, 2), (count.Entries, count.Checkpoints));
    }

    [Fact]
    public async Task What_is_younger_is_kept()
    {
        await using var store = await OpenStore.StartAsync();
        var issued = await IssuedAsync(store);

        Assert.Equal(0, await EraseAsync(store, issued.ReceivedAt));

        Assert.Equal(issued.Notice, (await store.FindAsync(issued.Id)).Notice);
    }

    [Theory]
    [InlineData(nameof(CaseState.Collecting))]
    [InlineData(nameof(CaseState.InReview))]
    [InlineData(nameof(CaseState.AwaitingSignature))]
    [InlineData(nameof(CaseState.Parked))]
    public async Task What_has_not_ended_is_kept_however_old(string state)
    {
        await using var store = await OpenStore.StartAsync();
        await store.SaveAsync((await store.ReceiveAsync()) with { State = CaseStates.Parse(state), DueAt = null });

        Assert.Equal(0, await EraseAsync(store, store.Clocks.Now.AddYears(50)));
    }

    [Fact]
    public async Task An_erased_case_is_found_by_nobody()
    {
        await using var store = await OpenStore.StartAsync();
        var issued = await IssuedAsync(store);
        await EraseAsync(store, issued.ReceivedAt.AddSeconds(1));

        Assert.Null(await store.Cases.FindAsync(issued.Id, Cancelled));
        Assert.Null(await store.Cases.FindAsync(issued.Number, issued.Application.Applicant.Iin.Value, Cancelled));
        Assert.Null(await store.Cases.FindByNumberAsync(issued.Number, Cancelled));
        Assert.Null(await store.Cases.FindByNoticeAsync(issued.Notice!.Id, Cancelled));
        Assert.Empty(await store.ClaimAsync());
    }

    [Fact]
    public async Task Its_id_is_not_given_to_another_application()
    {
        await using var store = await OpenStore.StartAsync();
        var arrived = store.Arrived();
        await store.IssueAsync(await store.ReceiveAsync(arrived), NoticeKind.Acceptance);
        await EraseAsync(store, store.Clocks.Now.AddSeconds(1));

        var receipt = await store.Cases.ReceiveAsync(arrived, [], numbered => new Step(numbered, OpenStore.Note("received")), Cancelled);

        Assert.IsType<Receipt.Erased>(receipt);
    }

    [Fact]
    public async Task More_than_a_batch_are_all_erased()
    {
        await using var store = await OpenStore.StartAsync();
        for (var i = 0; i < 103; i++)
        {
            await store.SaveAsync((await store.ReceiveAsync()) with { State = CaseState.Withdrawn, DueAt = null });
        }

        Assert.Equal(103, await EraseAsync(store, store.Clocks.Now.AddSeconds(1)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task What_a_chain_was_told_of_an_application_that_was_never_taken_is_erased_after_the_term_too(int microsecondsLater, int left)
    {
        await using var store = await OpenStore.StartAsync();
        var told = store.Clocks.Now;
        var news = new CabinetNews
        {
            EventId = Guid.NewGuid(),
            ChainId = "1",
            RequestNumber = "10109001292987",
            RequestDate = told,
            IsFinal = true,
            Code = CabinetCodes.Rejected,
            Text = "",
        };
        var queue = new CabinetQueue(store.Database, store.Cipher, store.Clocks);
        await queue.AddAsync(news, Cancelled);
        await queue.AddAsync(Guid.NewGuid(), news with { EventId = Guid.NewGuid() }, Cancelled);

        Assert.Equal(0, await EraseAsync(store, told.AddMicroseconds(microsecondsLater)));

        Assert.Equal(left, Assert.Single(await store.QueryAsync<long>("select count(*) from cabinet_message where case_id is null")));
        Assert.Equal(1, Assert.Single(await store.QueryAsync<long>("select count(*) from cabinet_message where case_id is not null")));
    }

    [Theory]
    [InlineData("early_withdrawal", 0, 1)]
    [InlineData("early_withdrawal", 1, 0)]
    [InlineData("receipt_before", 0, 1)]
    [InlineData("receipt_before", 1, 0)]
    public async Task What_was_kept_for_an_application_that_never_came_goes_after_the_term(string table, int microsecondsLater, long left)
    {
        await using var store = await OpenStore.StartAsync();
        var kept = store.Clocks.Now;
        await store.ExecuteAsync(
            table is "receipt_before"
                ? "insert into receipt_before (application_id, number, received_at, published) values ('a', 'AT-26-000001-0', @kept, x'00')"
                : "insert into early_withdrawal (application_id, at, reason) values ('a', @kept, x'00')",
            new { kept });

        Assert.Equal(0, await EraseAsync(store, kept.AddMicroseconds(microsecondsLater)));

        Assert.Equal(left, Assert.Single(await store.QueryAsync<long>($"select count(*) from {table}")));
    }

    private static Task<long> EraseAsync(OpenStore store, DateTimeOffset before) => new CaseEraser(store.Database, store.Clocks).EraseAsync(before, Cancelled);

    // What there is of a person, by where it stands.
    private static async Task<IReadOnlyList<(string Place, long Count)>> PersonalAsync(OpenStore store)
    {
        string[] columns = ["application", "evidence", "decision", "notice", "person_key", "content_hash", "notice_id", "reply_to", "correlation_id"];
        var places = columns.Select(column => (column, $"select coalesce(length({column}), 0) from application_case"))
            .Append(("document", "select count(*) from case_document"))
            .Append(("words", "select count(*) from journal where personal is not null"))
            .Append(("message", "select count(*) from outbox"))
            .Append(("news", "select count(*) from cabinet_message"));
        var found = new List<(string Place, long Count)>();
        foreach (var (place, count) in places)
        {
            found.Add((place, Assert.Single(await store.QueryAsync<long>(count))));
        }

        return found;
    }

    private static async Task<Case> IssuedAsync(OpenStore store)
    {
        ReadOnlyMemory<byte>[] documents = [Encoding.UTF8.GetBytes("a document")];
        var arrived = store.Arrived() with { Decision = Given.CaseFile().Decide(), ReplyTo = new ReplyAddress("portal", "correlation") };
        var note = new JournalNote("Testing", "received", null, new { said = "somebody's words" });
        var receipt = await store.Cases.ReceiveAsync(arrived, documents, numbered => new Step(numbered, note, [store.Message("application-received")]), Cancelled);
        var received = Assert.IsType<Receipt.Stored>(receipt).Case;
        await TellCabinetAsync(store, received);

        return (await store.IssueAsync(received, NoticeKind.Acceptance))!;
    }

    private static Task<bool> TellCabinetAsync(OpenStore store, Case received)
    {
        var news = new CabinetNews { EventId = Guid.NewGuid(), ChainId = "1", RequestNumber = "10109001292987", RequestDate = received.ReceivedAt, IsFinal = false, Code = "001", Text = "" };

        return store.Database.WriteAsync(
            async session =>
            {
                await new CabinetQueue(store.Database, store.Cipher, store.Clocks).AddAsync(session, received.Id, news, store.Clocks.Now, Cancelled);
                return true;
            },
            Cancelled);
    }
}
