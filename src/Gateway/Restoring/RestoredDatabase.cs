using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Restoring;

/// <summary>What the database says of what the ledger holds, and what it is told of it.</summary>
internal sealed class RestoredDatabase(IDatabase database, ColumnCipher cipher, Clocks clocks)
{
    private const string Known = "select at from ledger_known where id = 1";

    private const string SetKnown = """
        insert into ledger_known (id, at) values (1, @at)
        on conflict (id) do update set at = case when ledger_known.at < @at then @at else ledger_known.at end
        """;

    private const string FindStanding = """
        select c.number, c.state, 0 as is_waiting from application_case c where c.id = @id
        union all
        select b.number, 'Waiting', 1 from receipt_before b where b.application_id = @id
        """;

    private const string FindHolder = """
        select id from application_case where number = @number and id <> @id
        union all
        select application_id from receipt_before where number = @number and application_id <> @id
        """;

    private const string InsertReceipt = """
        insert into receipt_before (application_id, number, received_at, published) values (@id, @number, @receivedAt, @published)
        on conflict (application_id) do nothing
        """;

    private const string AddPublished = "update receipt_before set published = @published where application_id = @id";

    private const string RaiseSerial = """
        insert into serial (year, last) values (@year, @last)
        on conflict (year) do update set last = case when serial.last < @last then @last else serial.last end
        """;

    private const string FindDetails = "select details from journal where case_id = @id and stop = @stop and (entry = @entry or entry = @other) and details is not null and at >= @notBefore";

    private const string IsCheckpointKnown = """
        select (select count(*) from checkpoint where hash = @hash) + (select count(*) from checkpoint_lost where hash = @hash)
        """;

    private const string InsertCheckpoint = "insert into checkpoint_lost (hash, seq, at) values (@hash, @seq, @at) on conflict (hash) do nothing";

    private const string InsertAnswered = "insert into ledger_answered (hash, at) values (@hash, @at) on conflict (hash) do nothing";

    /// <summary>Until when it is known to hold what was published; null when that was never looked at.</summary>
    public async Task<DateTimeOffset?> KnownUntilAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.FindAsync<KnownRow>(Known, null, cancellationToken), cancellationToken))?.At;

    public Task SetKnownAsync(DateTimeOffset at, CancellationToken cancellationToken) => WriteAsync(SetKnown, new { at }, cancellationToken);

    /// <summary>Under which number it has an application; waiting when it was received before the restore and is to come again.</summary>
    public Task<Standing?> StandingAsync(Guid id, CancellationToken cancellationToken) => FindAsync<Standing>(FindStanding, new { id = id.ToString("D") }, cancellationToken);

    public async Task<bool> IsNumberTakenAsync(Guid id, string number, CancellationToken cancellationToken) =>
        await FindAsync<string>(FindHolder, new { id = id.ToString("D"), number }, cancellationToken) is not null;

    public async Task<bool> IsWithdrawalKeptAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync<byte[]>(CaseSql.FindWithdrawal, new { id = id.ToString("D") }, cancellationToken) is not null;

    /// <summary>
    /// Keeps the number and the instant of receipt for an application that is to come again. A number that another application has by now stays
    /// with that one: then the next is kept.
    /// </summary>
    public Task ReserveAsync(ApplicationReceived received, CancellationToken cancellationToken)
    {
        var id = received.ApplicationId.ToString("D");
        var receivedAt = Clocks.ToMicroseconds(received.ReceivedAt);
        var published = cipher.EncryptJson(Array.Empty<PublishedEvent>(), PublishedEvent.Place(id));

        return database.WriteAsync(
            async session =>
            {
                if (await session.FindAsync<ReceiptBeforeRow>(CaseSql.FindReceiptBefore, new { id }, cancellationToken) is not null)
                {
                    return 0;
                }

                var number = received.ApplicationNumber;
                if (await session.FindAsync<string>(FindHolder, new { id, number }, cancellationToken) is not null)
                {
                    var year = Kazakhstan.DateOf(receivedAt).Year;
                    number = ApplicationNumber.Of(year, await session.FindAsync<long>(CaseSql.NextSerial, new { year }, cancellationToken));
                }

                return await session.ExecuteAsync(InsertReceipt, new { id, number, receivedAt, published }, cancellationToken);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<PublishedEvent>> PublishedOfAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var id = applicationId.ToString("D");

        return await FindAsync<ReceiptBeforeRow>(CaseSql.FindReceiptBefore, new { id }, cancellationToken) is { } row
            ? cipher.DecryptJson<PublishedEvent[]>(row.Published, PublishedEvent.Place(id))
            : [];
    }

    /// <summary>Keeps what was published of an application that is to come again.</summary>
    public async Task KeepPublishedAsync(Guid applicationId, PublishedEvent published, CancellationToken cancellationToken)
    {
        var id = applicationId.ToString("D");
        PublishedEvent[] all = [.. await PublishedOfAsync(applicationId, cancellationToken), published];
        await WriteAsync(AddPublished, new { id, published = cipher.EncryptJson(all, PublishedEvent.Place(id)) }, cancellationToken);
    }

    public async Task<long> SerialAsync(int year, CancellationToken cancellationToken) => await FindAsync<long>("select last from serial where year = @year", new { year }, cancellationToken);

    public Task RaiseSerialAsync(int year, long last, CancellationToken cancellationToken) => WriteAsync(RaiseSerial, new { year, last }, cancellationToken);

    /// <summary>Whether the journal has an entry, of this instant or later, in whose details a field has this value. The value is compared, not how it is written.</summary>
    public async Task<bool> IsJournalledAsync(
        Guid id, string stop, (string One, string Other) entry, (string Name, string Value) field, CancellationToken cancellationToken, DateTimeOffset notBefore = default)
    {
        var parameters = new { id = id.ToString("D"), stop, entry = entry.One, other = entry.Other, notBefore = Clocks.ToMicroseconds(notBefore) };
        var details = await database.ReadAsync(session => session.QueryAsync<string>(FindDetails, parameters, cancellationToken), cancellationToken);

        return details.Any(written => PublishedEvents.TextIn(JsonElement.Parse(written), field.Name) == field.Value);
    }

    public async Task<bool> IsCheckpointKnownAsync(byte[] hash, CancellationToken cancellationToken) => await FindAsync<long>(IsCheckpointKnown, new { hash }, cancellationToken) > 0;

    public Task KeepCheckpointAsync(byte[] hash, long seq, DateTimeOffset at, CancellationToken cancellationToken) => WriteAsync(InsertCheckpoint, new { hash, seq, at }, cancellationToken);

    public async Task<IReadOnlySet<string>> AnsweredAsync(CancellationToken cancellationToken)
    {
        var hashes = await database.ReadAsync(session => session.QueryAsync<byte[]>("select hash from ledger_answered", null, cancellationToken), cancellationToken);

        return hashes.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
    }

    public Task SetAnsweredAsync(byte[] hash, CancellationToken cancellationToken) => WriteAsync(InsertAnswered, new { hash, at = clocks.MachineNow }, cancellationToken);

    private Task<T?> FindAsync<T>(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<T>(sql, parameters, cancellationToken), cancellationToken);

    private Task<int> WriteAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(sql, parameters, cancellationToken), cancellationToken);

    private sealed class KnownRow
    {
        public DateTimeOffset At { get; init; }
    }
}

/// <summary>How the database has an application.</summary>
internal sealed class Standing
{
    public string Number { get; init; } = "";

    public string State { get; init; } = "";

    /// <summary>It was received before the restore and is to come again.</summary>
    public long IsWaiting { get; init; }
}
