using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Maintenance;

/// <summary>The list of breaks, as the database has it; what is on is known without asking, as of the last look.</summary>
internal sealed class TechnicalBreaks(IDatabase database, Clocks clocks)
{
    private const string NotOver = "select * from technical_break where ends_at > @now order by starts_at";

    private const string Insert = "insert into technical_break (starts_at, ends_at) values (@startsAt, @endsAt)";

    private const string EndNow = "update technical_break set ends_at = @now where starts_at <= @now and ends_at > @now";

    private const string TakeBack = "delete from technical_break where starts_at > @now";

    private volatile IReadOnlyList<TechnicalBreak> _seen = [];

    /// <summary>The break that is on.</summary>
    public TechnicalBreak? Current => _seen.FirstOrDefault(one => one.IsOn(clocks.Now));

    /// <summary>Those that are on or planned.</summary>
    public async Task<IReadOnlyList<TechnicalBreak>> LookAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<BreakRow>(NotOver, new { now = clocks.Now }, cancellationToken), cancellationToken);
        _seen = [.. rows.Select(row => new TechnicalBreak(row.StartsAt, row.EndsAt))];

        return _seen;
    }

    /// <returns>The break that the new one would overlap; null when it is planned.</returns>
    public Task<TechnicalBreak?> PlanAsync(TechnicalBreak planned, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var others = await session.QueryAsync<BreakRow>(NotOver, new { now = clocks.Now }, cancellationToken);
            if (others.FirstOrDefault(other => other.StartsAt < planned.EndsAt && planned.StartsAt < other.EndsAt) is { } other)
            {
                return new TechnicalBreak(other.StartsAt, other.EndsAt);
            }

            await session.ExecuteAsync(Insert, new { startsAt = planned.StartsAt, endsAt = planned.EndsAt }, cancellationToken);

            return null;
        },
        cancellationToken);

    /// <summary>Ends the break that is on, before its time.</summary>
    /// <returns>Whether one was on.</returns>
    public Task<bool> EndAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(async session => await session.ExecuteAsync(EndNow, new { now = clocks.Now }, cancellationToken) > 0, cancellationToken);

    /// <summary>Takes back those that have not begun.</summary>
    /// <returns>How many.</returns>
    public Task<int> TakeBackAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(TakeBack, new { now = clocks.Now }, cancellationToken), cancellationToken);

    private sealed class BreakRow
    {
        public DateTimeOffset StartsAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }
    }
}
