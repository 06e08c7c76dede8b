using System.Diagnostics.Metrics;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>
/// Raises the term of a case (S2-5): a warning when the day of registration ends without an answer, a breach when the term is over. Each
/// once, whatever stops or restarts in between and however many instances look: the row says what was raised.
/// </summary>
internal sealed partial class TermAlarms(IDatabase database, Clocks clocks, ILogger<TermAlarms> logger)
{
    public const string Stop = "Term";
    public const string Warning = "warning";
    public const string Breach = "breach";
    public const string MeterName = "Attestation.Gateway.Terms";

    private const int Batch = 200;

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Warnings = Meter.CreateCounter<long>("attestation.terms.warned", description: "Applications whose day of registration ended without an answer");
    private static readonly Counter<long> Breaches = Meter.CreateCounter<long>("attestation.terms.breached", description: "Applications whose term ended without an answer");

    private const string IsAnyDue = "select count(*) from (select 1 from application_case where alarm_at <= @now limit 1) as due";

    private const string Raise = """
        update application_case
        set warned_at = @WarnedAt, breached_at = @BreachedAt, alarm_at = @AlarmAt, version = version + 1, journal_seq = @Seq, journal_hash = @Hash
        where id = @Id and version = @Version
        """;

    /// <summary>Raises what is due. A case that is being worked on is left until its worker puts it down: it may be about to end.</summary>
    /// <returns>Whether anything was raised: then there may be more.</returns>
    public async Task<bool> RaiseDueAsync(CancellationToken cancellationToken)
    {
        var now = clocks.Now;
        if (await database.ReadAsync(session => session.FindAsync<long>(IsAnyDue, new { now }, cancellationToken), cancellationToken) is 0)
        {
            return false;
        }

        var raised = await database.WriteAsync(session => RaiseAsync(session, now, cancellationToken), cancellationToken);
        foreach (var alarm in raised)
        {
            Tell(alarm);
        }

        return raised.Count > 0;
    }

    private async Task<IReadOnlyList<Alarm>> RaiseAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await session.QueryAsync<CaseRow>(Due(session.Dialect.SkipLocked), new { now, machineNow = clocks.MachineNow, limit = Batch }, cancellationToken);
        var raised = new List<Alarm>(due.Count);
        foreach (var row in due)
        {
            var isWarning = row.WarnedAt is null;
            var entry = new JournalHead(row.JournalSeq, row.JournalHash).Add(
                Guid.Parse(row.Id), new JournalNote(Stop, isWarning ? Warning : Breach, new { state = row.State, row.DueBy }), now);
            var change = new
            {
                row.Id,
                row.Version,
                WarnedAt = row.WarnedAt ?? now,
                BreachedAt = isWarning ? row.BreachedAt : now,
                AlarmAt = isWarning ? row.DueBy : null,
                entry.Seq,
                entry.Hash,
            };
            if (await session.ExecuteAsync(Raise, change, cancellationToken) is 1)
            {
                var stored = new { CaseId = row.Id, entry.Seq, entry.At, entry.Stop, entry.Entry, entry.Details, entry.Personal, entry.Hash };
                await session.ExecuteAsync(CaseSql.InsertJournal, stored, cancellationToken);
                raised.Add(new Alarm(row.Id, row.State, row.Channel, isWarning));
            }
        }

        return raised;
    }

    private void Tell(Alarm alarm)
    {
        var (state, channel) = (new KeyValuePair<string, object?>("state", alarm.State), new KeyValuePair<string, object?>("channel", alarm.Channel));
        if (alarm.IsWarning)
        {
            Warnings.Add(1, state, channel);
            LogWarning(alarm.Id, alarm.State);
        }
        else
        {
            Breaches.Add(1, state, channel);
            LogBreach(alarm.Id, alarm.State);
        }
    }

    private static string Due(string skipLocked) => $"""
        select * from application_case
        where alarm_at <= @now and (lease_until is null or lease_until < @machineNow)
        order by alarm_at, number
        limit @limit
        {skipLocked}
        """;

    [LoggerMessage(LogLevel.Warning, "Application {ApplicationId}: the day of registration ended without an answer; it is {State}")]
    private partial void LogWarning(string applicationId, string state);

    [LoggerMessage(LogLevel.Error, "Application {ApplicationId}: the term is over without an answer; it is {State}")]
    private partial void LogBreach(string applicationId, string state);

    private sealed record Alarm(string Id, string State, string Channel, bool IsWarning);
}
