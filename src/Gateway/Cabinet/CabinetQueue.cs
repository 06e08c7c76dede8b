using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attestation.Gateway.Cabinet;

/// <summary>What chains of the portal are still to be told. One message of a chain at a time, in order; chains do not wait for each other.</summary>
internal sealed partial class CabinetQueue(IDatabase database, ColumnCipher cipher, Clocks clocks, ILogger<CabinetQueue>? logger = null)
{
    private const string Insert = """
        insert into cabinet_message (event_id, case_id, chain_id, body, state, due_at, attempts)
        values (@EventId, @CaseId, @ChainId, @Body, 'waiting', @DueAt, 0)
        on conflict (event_id) do nothing
        """;

    private const string ForgetLater = "delete from cabinet_message where case_id = @caseId and state = 'waiting' and due_at > @now";

    private const string KeepFile = "update cabinet_message set file_id = @fileId, file_until = @until where id = @id";

    private const string Later = "update cabinet_message set lease_until = @retryAt, attempts = attempts + 1 where id = @id and state = 'waiting'";

    private const string Refused = """
        update cabinet_message set lease_until = @retryAt, attempts = attempts + 1, refused_since = coalesce(refused_since, @now)
        where id = @id and state = 'waiting'
        """;

    private const string GiveUp = "update cabinet_message set state = 'given up', lease_until = null where id = @id";

    /// <summary>Of two messages of a chain: which is told first.</summary>
    public const string IsEarlier = """
        earlier.chain_id = cabinet_message.chain_id
        and (earlier.due_at < cabinet_message.due_at or (earlier.due_at = cabinet_message.due_at and earlier.id < cabinet_message.id))
        """;

    // Something later was told and cannot be told once more: the earlier one would have the last word.
    private const string IsOvertaken = """
        exists (
            select 1 from cabinet_message later
            where later.chain_id = cabinet_message.chain_id and later.state in ('told', 'delivered') and later.body is null
              and (later.due_at > cabinet_message.due_at or (later.due_at = cabinet_message.due_at and later.id > cabinet_message.id)))
        """;

    private const string GivenUp = $"""
        select event_id, case_id, chain_id, attempts, due_at, undelivered_since from cabinet_message
        where state = 'given up' and not {IsOvertaken} order by id desc limit @most
        """;

    private const string ChainsGivenUp = "select distinct chain_id from cabinet_message where case_id = @caseId and state = 'given up' order by chain_id";

    private const string TellAgain = $"""
        update cabinet_message set state = 'waiting', attempts = 0, lease_until = null, undelivered_since = null, refused_since = null
        where case_id = @caseId and state = 'given up' and body is not null and not {IsOvertaken}
        """;

    private const string TellAgainAfterIt = $"""
        update cabinet_message set state = 'waiting', lease_until = null
        where chain_id = @chain and state in ('told', 'delivered') and body is not null
          and exists (select 1 from cabinet_message earlier where earlier.state = 'waiting' and {IsEarlier})
        """;

    private const string CountDue = "select count(*) from cabinet_message where state = 'waiting' and due_at <= @now";

    /// <summary>Adds to the transaction of the change that causes it; what is there already is not added again.</summary>
    public async Task AddAsync(Session session, Guid? caseId, CabinetNews news, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var eventId = news.EventId.ToString("D");
        var row = new { EventId = eventId, CaseId = caseId?.ToString("D"), news.ChainId, Body = cipher.EncryptJson(news, Place(eventId)), DueAt = dueAt };
        await session.ExecuteAsync(Insert, row, cancellationToken);
    }

    /// <summary>Adds what belongs to no case.</summary>
    public Task AddAsync(CabinetNews news, CancellationToken cancellationToken) => AddAsync(null, news, cancellationToken);

    /// <summary>Adds what no change of a case causes.</summary>
    public Task AddAsync(Guid? caseId, CabinetNews news, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await AddAsync(session, caseId, news, clocks.Now, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>What was written ahead for a later hour is not told after a withdrawal.</summary>
    public Task ForgetLaterAsync(Session session, Guid caseId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ForgetLater, new { caseId = caseId.ToString("D"), now = clocks.Now }, cancellationToken);

    /// <summary>
    /// The first untold message of each chain, if it is due, leased to the caller. It waits <paramref name="deliveryWait"/> for word of the one
    /// before it: one that has to be told again must not come after it. One that cannot be read is given up.
    /// </summary>
    public async Task<IReadOnlyList<CabinetMessage>> ClaimDueAsync(int limit, DateTimeOffset leaseUntil, TimeSpan deliveryWait, CancellationToken cancellationToken)
    {
        var machineNow = clocks.MachineNow;
        var parameters = new { now = clocks.Now, machineNow, leaseUntil, limit, toldAfter = machineNow - deliveryWait };
        var rows = await database.WriteAsync(
            session => session.QueryAsync<Row>(Claim(session.Dialect.SkipLocked), parameters, cancellationToken), cancellationToken);

        var due = new List<CabinetMessage>(rows.Count);
        foreach (var row in rows.OrderBy(row => row.DueAt).ThenBy(row => row.Id))
        {
            // One that cannot be read must not stand in the way of the others of its batch.
            try
            {
                due.Add(Open(row));
            }
            catch (Exception fault) when (fault is not KeyMissingException)
            {
                LogUnreadable((ILogger?)logger ?? NullLogger.Instance, row.EventId, fault.GetType().Name);
                await WriteAsync(GiveUp, new { id = row.Id }, cancellationToken);
            }
            catch (KeyMissingException)
            {
                // Another instance can read it: this one leaves it alone until its lease has run out.
                LogKeyMissing((ILogger?)logger ?? NullLogger.Instance, row.EventId);
            }
        }

        return due;
    }

    public Task KeepFileAsync(CabinetMessage message, StoredNotice file, CancellationToken cancellationToken) =>
        WriteAsync(KeepFile, new { id = message.Id, fileId = file.FileId, until = file.Until }, cancellationToken);

    public Task LaterAsync(CabinetMessage message, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        WriteAsync(Later, new { id = message.Id, retryAt }, cancellationToken);

    /// <summary>The ШЭП does not take it. What it has been refusing for longer than <paramref name="giveUpAfter"/> is given up.</summary>
    /// <returns>Whether it is.</returns>
    public async Task<bool> RefusedAsync(CabinetMessage message, DateTimeOffset retryAt, TimeSpan giveUpAfter, CancellationToken cancellationToken)
    {
        var now = clocks.Now;
        if (now - message.RefusedSince > giveUpAfter)
        {
            await GiveUpAsync(message, cancellationToken);

            return true;
        }

        await WriteAsync(Refused, new { id = message.Id, retryAt, now }, cancellationToken);

        return false;
    }

    public Task GiveUpAsync(CabinetMessage message, CancellationToken cancellationToken) => WriteAsync(GiveUp, new { id = message.Id }, cancellationToken);

    /// <summary>Messages that were given up, the latest first: somebody must look. What something later overtook for good is not among them.</summary>
    public Task<IReadOnlyList<GivenUpMessage>> GivenUpAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.QueryAsync<GivenUpMessage>(GivenUp, new { most }, cancellationToken), cancellationToken);

    /// <summary>
    /// An operator has found out why: what was given up of a case is told again, and so is what was told in its chain after it, as for what
    /// was not delivered. Where that cannot be told again, the one that was given up is not told either.
    /// </summary>
    /// <returns>How many messages that were given up.</returns>
    public Task<int> TellAgainAsync(Guid caseId, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var key = new { caseId = caseId.ToString("D") };
            var chains = await session.QueryAsync<string>(ChainsGivenUp, key, cancellationToken);
            foreach (var chain in chains)
            {
                await session.LockAsync(LockOf(chain), cancellationToken);
            }

            var again = await session.ExecuteAsync(TellAgain, key, cancellationToken);
            foreach (var chain in chains)
            {
                await session.ExecuteAsync(TellAgainAfterIt, new { chain }, cancellationToken);
            }

            return again;
        },
        cancellationToken);

    /// <summary>Who changes what was told in a chain, and who says that more was, take turns.</summary>
    public static string LockOf(string chainId) => $"cabinet_chain/{chainId}";

    /// <summary>How many messages are due and not told yet.</summary>
    public Task<long> DueAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<long>(CountDue, new { now = clocks.Now }, cancellationToken), cancellationToken);

    private async Task WriteAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync(sql, parameters, cancellationToken), cancellationToken);

    private static string Place(string eventId) => $"cabinet_message/body/{eventId}";

    private static string Claim(string skipLocked) => $"""
        update cabinet_message
        set lease_until = @leaseUntil
        where id in (
            select m.id from cabinet_message m
            where m.state = 'waiting' and m.due_at <= @now and (m.lease_until is null or m.lease_until < @machineNow)
              and not exists (
                select 1 from cabinet_message earlier
                where earlier.chain_id = m.chain_id
                  and (earlier.state = 'waiting' or (earlier.state = 'told' and earlier.body is not null and earlier.told_at > @toldAfter))
                  and (earlier.due_at < m.due_at or (earlier.due_at = m.due_at and earlier.id < m.id)))
            order by m.due_at, m.id
            limit @limit
            {skipLocked})
        returning *
        """;

    [LoggerMessage(LogLevel.Error, "Cabinet event {CabinetEventId} is given up: what is stored of it cannot be read ({Fault})")]
    private static partial void LogUnreadable(ILogger logger, string cabinetEventId, string fault);

    [LoggerMessage(LogLevel.Error, "Cabinet event {CabinetEventId} is encrypted with a key that this instance does not have; it comes due again when its lease runs out")]
    private static partial void LogKeyMissing(ILogger logger, string cabinetEventId);

    private CabinetMessage Open(Row row) => new(
        row.Id,
        cipher.DecryptJson<CabinetNews>(row.Body, Place(row.EventId)),
        row is { FileId: { } fileId, FileUntil: { } until } ? new StoredNotice(fileId, until) : null,
        (int)row.Attempts,
        row.RefusedSince);

    private sealed class Row
    {
        public long Id { get; init; }

        public string EventId { get; init; } = "";

        public byte[] Body { get; init; } = [];

        public string? FileId { get; init; }

        public DateTimeOffset? FileUntil { get; init; }

        public long Attempts { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset? RefusedSince { get; init; }
    }
}

/// <summary>A message that a cabinet was never told of; nothing in it says of whom.</summary>
internal sealed class GivenUpMessage
{
    public string EventId { get; init; } = "";

    public string? CaseId { get; init; }

    public string ChainId { get; init; } = "";

    public long Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it was first said not to be delivered; null when the ШЭП did not take it at all.</summary>
    public DateTimeOffset? UndeliveredSince { get; init; }
}

/// <summary>A message taken from the queue to be told.</summary>
internal sealed record CabinetMessage(long Id, CabinetNews News, StoredNotice? File, int Attempts, DateTimeOffset? RefusedSince);

/// <summary>A notice in the temporary file store.</summary>
/// <param name="FileId">Its number there.</param>
/// <param name="Until">How long it is kept, on the law's clock.</param>
internal sealed record StoredNotice(string FileId, DateTimeOffset Until);
