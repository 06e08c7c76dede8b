using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attestation.Gateway.Cases;

/// <summary>Messages that are committed and not yet confirmed by the broker.</summary>
internal sealed partial class Outbox(IDatabase database, ColumnCipher cipher, Clocks clocks, ILogger<Outbox>? logger = null)
{
    private const string Insert = """
        insert into outbox (case_id, exchange, routing_key, type, message_id, correlation_id, cause, body, due_at, attempts)
        values (@CaseId, @Exchange, @RoutingKey, @Type, @MessageId, @CorrelationId, @Cause, @Body, @DueAt, 0)
        """;

    private const string Remove = "delete from outbox where id = @id";

    private const string PutAside = "update outbox set fault = @fault, lease_until = null where id = @id";

    private const string Release = "update outbox set lease_until = @retryAt, attempts = attempts + 1 where id = @id";

    /// <summary>Adds messages to the transaction of the change that causes them.</summary>
    public async Task AddAsync(Session session, string? caseId, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            var messageId = message.MessageId.ToString("D");
            var row = new
            {
                CaseId = caseId,
                message.Destination.Exchange,
                message.Destination.RoutingKey,
                message.Type,
                MessageId = messageId,
                message.CorrelationId,
                message.Cause,
                Body = cipher.Encrypt(message.Body, Place(messageId)),
                message.DueAt,
            };
            await session.ExecuteAsync(Insert, row, cancellationToken);
        }
    }

    /// <summary>Adds messages that belong to no case: rejections, and what is parked.</summary>
    public Task AddAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await AddAsync(session, null, messages, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Messages that are due, in the order in which they were written; none of a case while an earlier one of it is under way.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ClaimDueAsync(int limit, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var parameters = new { now = clocks.Now, machineNow = clocks.MachineNow, leaseUntil, limit };
        var rows = await database.WriteAsync(
            session => session.QueryAsync<OutboxRow>(Claim(session.Dialect.SkipLocked), parameters, cancellationToken), cancellationToken);

        var due = new List<OutboxMessage>(rows.Count);
        foreach (var row in rows.OrderBy(row => row.DueAt).ThenBy(row => row.Id))
        {
            // One that cannot be read must not stand in the way of the others of its batch.
            try
            {
                due.Add(Open(row));
            }
            catch (Exception fault) when (fault is not KeyMissingException)
            {
                LogUnreadable((ILogger?)logger ?? NullLogger.Instance, row.MessageId, row.Type, fault.GetType().Name);
                await database.WriteAsync(session => session.ExecuteAsync(PutAside, new { id = row.Id, fault = fault.GetType().Name }, cancellationToken), cancellationToken);
            }
            catch (KeyMissingException)
            {
                // Another instance can read it: this one leaves it alone until its lease has run out.
                LogUnreadable((ILogger?)logger ?? NullLogger.Instance, row.MessageId, row.Type, nameof(KeyMissingException));
            }
        }

        return due;
    }

    /// <summary>Forgets messages that the broker confirmed, and puts off those it did not take.</summary>
    public Task SettleAsync(IReadOnlyList<long> confirmed, IReadOnlyList<OutboxMessage> failed, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(Remove, confirmed.Select(id => new { id }), cancellationToken);
            await session.ExecuteAsync(Release, failed.Select(message => new { id = message.Id, retryAt = clocks.MachineNow + Backoff(message.Attempts) }), cancellationToken);
            return true;
        },
        cancellationToken);

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(30, 1 << Math.Min(attempts, 5)));

    private static string Place(string messageId) => $"outbox/body/{messageId}";

    // What another transaction holds is passed by, and does not look taken until that has ended: whatever comes after it in its case must be left
    // alone too. So a message goes only together with all that are due before it in its case and stand here.
    private static string Claim(string skipLocked) => $"""
        with free as (
            select o.id, o.case_id, o.due_at from outbox o
            where o.due_at <= @now and o.fault is null and (o.lease_until is null or o.lease_until < @machineNow)
              and not exists (
                select 1 from outbox earlier
                where earlier.case_id = o.case_id and earlier.id < o.id and earlier.due_at <= o.due_at and earlier.lease_until >= @machineNow)
            order by o.due_at, o.id
            limit @limit
            {skipLocked})
        update outbox
        set lease_until = @leaseUntil
        where id in (
            select f.id from free f
            where not exists (
                select 1 from outbox earlier
                where earlier.case_id = f.case_id and earlier.id < f.id and earlier.due_at <= f.due_at and earlier.fault is null
                  and earlier.id not in (select id from free)))
        returning *
        """;

    [LoggerMessage(LogLevel.Error, "Message {MessageId} ({Type}) cannot be read and is put aside ({Fault})")]
    private static partial void LogUnreadable(ILogger logger, string messageId, string type, string fault);

    private OutboxMessage Open(OutboxRow row) => new(
        row.Id,
        row.CaseId,
        (int)row.Attempts,
        new OutgoingMessage
        {
            Destination = new Destination(row.Exchange, row.RoutingKey),
            Type = row.Type,
            MessageId = Guid.Parse(row.MessageId),
            CorrelationId = row.CorrelationId,
            Cause = row.Cause,
            Body = cipher.Decrypt(row.Body, Place(row.MessageId)),
            DueAt = row.DueAt,
        });

    private sealed class OutboxRow
    {
        public long Id { get; init; }

        public string? CaseId { get; init; }

        public string? Exchange { get; init; }

        public string RoutingKey { get; init; } = "";

        public string Type { get; init; } = "";

        public string MessageId { get; init; } = "";

        public string? CorrelationId { get; init; }

        public string? Cause { get; init; }

        public byte[] Body { get; init; } = [];

        public DateTimeOffset DueAt { get; init; }

        public long Attempts { get; init; }
    }
}

/// <summary>A message taken from the outbox to be published.</summary>
internal sealed record OutboxMessage(long Id, string? CaseId, int Attempts, OutgoingMessage Message);
