using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cabinet;

/// <summary>
/// What becomes of messages that the ШЭП has taken. One that it could not bring to the portal is told again, and so is what was told in its
/// chain after it: the last word in the citizen's cabinet must be the last one said.
/// </summary>
internal sealed class CabinetDeliveries(IDatabase database, Clocks clocks, IOptions<EgovShlyuzOptions> options)
{
    private const int LongestNumber = 100;

    private const string Taken = """
        update cabinet_message
        set state = 'told', message_id = @number, told_at = @machineNow, lease_until = null, refused_since = null, body = case when @isHeardOf = 1 then body end
        where id = @id
        """;

    // While it was on its way, one before it came back: told now, that one would have the last word.
    private const string TooEarly = $"""
        update cabinet_message set message_id = @number, lease_until = null
        where id = @id and exists (select 1 from cabinet_message earlier where earlier.state = 'waiting' and {CabinetQueue.IsEarlier})
        """;

    // Nobody reports on what was told so long ago any more.
    private const string ForgetOld = "update cabinet_message set body = null where state in ('told', 'delivered') and body is not null and told_at < @old and chain_id = @chain";

    private const string ChainOf = "select chain_id from cabinet_message where message_id = @number";

    private const string Find = """
        select id, event_id, chain_id, state, attempts, due_at, undelivered_since, case when body is null then 0 else 1 end as has_body
        from cabinet_message where message_id = @number
        """;

    private const string Early = "select state from cabinet_status where message_id = @number";

    private const string KeepEarly = """
        insert into cabinet_status (message_id, state, at) values (@number, @state, @machineNow)
        on conflict (message_id) do update set state = @state, at = @machineNow
        """;

    private const string ForgetEarly = "delete from cabinet_status where message_id = @number";

    private const string ForgetUnclaimed = "delete from cabinet_status where at < @old";

    private const string Delivered = "update cabinet_message set state = 'delivered' where id = @Id";

    // A body stays while something before it in the chain may have to be told again, and this one after it.
    private const string ForgetDelivered = $"""
        update cabinet_message set body = null
        where chain_id = @ChainId and state = 'delivered' and body is not null and not exists (
            select 1 from cabinet_message earlier where earlier.state in ('waiting', 'told') and {CabinetQueue.IsEarlier})
        """;

    private const string Again = """
        update cabinet_message
        set state = 'waiting', attempts = attempts + 1, lease_until = @retryAt, undelivered_since = coalesce(undelivered_since, @now)
        where id = @Id
        """;

    private const string AgainAfterIt = """
        update cabinet_message set state = 'waiting', lease_until = null
        where chain_id = @ChainId and state in ('told', 'delivered') and body is not null and (due_at > @DueAt or (due_at = @DueAt and id > @Id))
        """;

    private const string GiveUp = "update cabinet_message set state = 'given up', lease_until = null, undelivered_since = coalesce(undelivered_since, @now) where id = @Id";

    private static readonly TimeSpan EarlyStays = TimeSpan.FromHours(1);

    private readonly AsyncChannelOptions _options = options.Value.Async;

    /// <summary>
    /// The ШЭП has taken a message. What it says of it may have been here before its number was. Where one before it in the chain has to be
    /// told again meanwhile, it is told again after that one.
    /// </summary>
    public Task<Delivery> ToldAsync(CabinetMessage message, string number, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.LockAsync(Lock(number), cancellationToken);
            await session.LockAsync(CabinetQueue.LockOf(message.News.ChainId), cancellationToken);
            if (await session.ExecuteAsync(TooEarly, new { id = message.Id, number }, cancellationToken) > 0)
            {
                await session.ExecuteAsync(ForgetEarly, new { number }, cancellationToken);

                return new Delivery(DeliveryOutcome.Again, message.News.EventId);
            }

            var machineNow = clocks.MachineNow;
            await session.ExecuteAsync(Taken, new { id = message.Id, number, machineNow, isHeardOf = _options.Callback ? 1 : 0 }, cancellationToken);
            await session.ExecuteAsync(ForgetOld, new { old = machineNow - _options.GiveUpAfter, chain = message.News.ChainId }, cancellationToken);
            if (await session.FindAsync<string>(Early, new { number }, cancellationToken) is not { } early)
            {
                return new Delivery(DeliveryOutcome.Nothing, message.News.EventId);
            }

            await session.ExecuteAsync(ForgetEarly, new { number }, cancellationToken);

            return await ApplyAsync(session, number, Enum.Parse<MessageState>(early), cancellationToken);
        },
        cancellationToken);

    /// <summary>The ШЭП says what became of a message. Of one that is not known, or was told again since, nothing follows.</summary>
    public async Task<Delivery> SettleAsync(string number, MessageState state, CancellationToken cancellationToken)
    {
        if (state is MessageState.OnDelivery || number.Length > LongestNumber)
        {
            return new Delivery(DeliveryOutcome.Nothing, null);
        }

        return await database.WriteAsync(
            async session =>
            {
                await session.LockAsync(Lock(number), cancellationToken);

                return await ApplyAsync(session, number, state, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<Delivery> ApplyAsync(Session session, string number, MessageState state, CancellationToken cancellationToken)
    {
        // The chain before the row, as everybody locks them.
        if (await session.FindAsync<string>(ChainOf, new { number }, cancellationToken) is { } chain)
        {
            await session.LockAsync(CabinetQueue.LockOf(chain), cancellationToken);
        }

        if (await session.FindAsync<Row>($"{Find} {session.Dialect.ForUpdate}", new { number }, cancellationToken) is not { } row)
        {
            await session.ExecuteAsync(ForgetUnclaimed, new { old = clocks.MachineNow - EarlyStays }, cancellationToken);
            await session.ExecuteAsync(KeepEarly, new { number, state = state.ToString(), machineNow = clocks.MachineNow }, cancellationToken);

            return new Delivery(DeliveryOutcome.Unknown, null);
        }

        var outcome = (state, row.State) switch
        {
            (MessageState.Delivered, "told" or "given up") => DeliveryOutcome.Delivered,
            (MessageState.Delivered, _) or (_, not "told") => DeliveryOutcome.Nothing,
            _ when row.HasBody is 0 || clocks.Now - row.UndeliveredSince > _options.GiveUpAfter => DeliveryOutcome.GivenUp,
            _ => DeliveryOutcome.Again,
        };
        await StoreAsync(session, row, outcome, cancellationToken);

        return new Delivery(outcome, Guid.Parse(row.EventId));
    }

    private async Task StoreAsync(Session session, Row row, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                await session.ExecuteAsync(Delivered, new { row.Id }, cancellationToken);
                await session.ExecuteAsync(ForgetDelivered, new { row.ChainId }, cancellationToken);
                break;

            case DeliveryOutcome.Again:
                var retryAt = clocks.MachineNow + _options.WaitAfter((int)row.Attempts);
                await session.ExecuteAsync(Again, new { row.Id, retryAt, now = clocks.Now }, cancellationToken);
                await session.ExecuteAsync(AgainAfterIt, new { row.ChainId, row.DueAt, row.Id }, cancellationToken);
                break;

            case DeliveryOutcome.GivenUp:
                await session.ExecuteAsync(GiveUp, new { row.Id, now = clocks.Now }, cancellationToken);
                break;

            default:
                break;
        }
    }

    private static string Lock(string number) => $"cabinet_status/{number}";

    private sealed class Row
    {
        public long Id { get; init; }

        public string EventId { get; init; } = "";

        public string ChainId { get; init; } = "";

        public string State { get; init; } = "";

        public long Attempts { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset? UndeliveredSince { get; init; }

        public long HasBody { get; init; }
    }
}

/// <param name="Outcome">What followed.</param>
/// <param name="EventId">Of which event; null when the message is not known.</param>
internal sealed record Delivery(DeliveryOutcome Outcome, Guid? EventId);

internal enum DeliveryOutcome
{
    Nothing,
    Unknown,
    Delivered,
    Again,
    GivenUp,
}
