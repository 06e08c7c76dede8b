using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Retention;

/// <summary>
/// Takes everything personal out of an ended case. What stays says nothing of a person: number, provider, category, instants, outcome, and the
/// whole journal with one entry more, so that the chain and its checkpoints go on holding.
/// </summary>
internal sealed class CaseEraser(IDatabase database, Clocks clocks)
{
    private const int Batch = 100;

    private const string Ended = """
        select id, version, journal_seq, journal_hash from application_case
        where state in ('Issued', 'Withdrawn') and received_at < @before
        order by received_at limit @limit
        """;

    private const string Erase = """
        update application_case
        set state = 'Erased', due_at = null, version = version + 1, person_key = @Nothing, content_hash = '', notice_id = null, reply_to = null, correlation_id = null,
            application = @Nothing, evidence = @Nothing, decision = null, notice = null, journal_seq = @Seq, journal_hash = @Hash
        where id = @Id and version = @Version
        """;

    private const string EraseDocuments = "delete from case_document where case_id = @Id";

    private const string EraseMessages = "delete from outbox where case_id = @Id";

    private const string EraseWords = "update journal set personal = null where case_id = @Id";

    private const string EraseNews = "delete from cabinet_message where case_id = @Id";

    // Of applications that were never taken, or never came (again): no case takes them along.
    private static readonly string[] EraseWithoutCase =
    [
        "delete from cabinet_message where case_id is null and due_at < @before",
        "delete from early_withdrawal where at < @before",
        "delete from receipt_before where received_at < @before",
    ];

    /// <summary>Erases the ended cases that were received before an instant, and what was kept before it of applications that were not taken or never came.</summary>
    /// <returns>How many cases.</returns>
    public async Task<long> EraseAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var erase in EraseWithoutCase)
        {
            await database.WriteAsync(session => session.ExecuteAsync(erase, new { before }, cancellationToken), cancellationToken);
        }

        var total = 0L;
        while (await EraseBatchAsync(before, cancellationToken) is var erased and > 0)
        {
            total += erased;
        }

        return total;
    }

    private Task<int> EraseBatchAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var ended = await session.QueryAsync<EndedRow>(Ended, new { before, limit = Batch }, cancellationToken);
            var erased = 0;
            foreach (var row in ended)
            {
                erased += await EraseAsync(session, row, cancellationToken);
            }

            return erased;
        },
        cancellationToken);

    private async Task<int> EraseAsync(Session session, EndedRow row, CancellationToken cancellationToken)
    {
        var head = new JournalHead(row.JournalSeq, row.JournalHash);
        var entry = head.Add(Guid.Parse(row.Id), new JournalNote("Retention", "erased"), clocks.Now);
        byte[] nothing = [];
        if (await session.ExecuteAsync(Erase, new { row.Id, row.Version, Nothing = nothing, entry.Seq, entry.Hash }, cancellationToken) is 0)
        {
            return 0;
        }

        await session.ExecuteAsync(CaseSql.InsertJournal, new { CaseId = row.Id, entry.Seq, entry.At, entry.Stop, entry.Entry, entry.Details, entry.Personal, entry.Hash }, cancellationToken);
        await session.ExecuteAsync(EraseDocuments, new { row.Id }, cancellationToken);
        await session.ExecuteAsync(EraseMessages, new { row.Id }, cancellationToken);
        await session.ExecuteAsync(EraseWords, new { row.Id }, cancellationToken);
        await session.ExecuteAsync(EraseNews, new { row.Id }, cancellationToken);

        return 1;
    }

    private sealed class EndedRow
    {
        public string Id { get; init; } = "";

        public long Version { get; init; }

        public long JournalSeq { get; init; }

        public byte[] JournalHash { get; init; } = [];
    }
}
