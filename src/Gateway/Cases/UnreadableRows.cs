using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>
/// Cases whose columns cannot be opened: a damaged value, or one that a newer version wrote. Each is parked by itself, with the cause in
/// its journal, and the others of its batch go on.
/// </summary>
internal sealed partial class UnreadableRows(IDatabase database, Clocks clocks, ILogger<UnreadableRows> logger)
{
    /// <summary>In the journal: why a case was parked.</summary>
    public const string Cause = "the stored case cannot be read";

    // Long enough for an operator to hand this instance its keys, or for another instance to take the case.
    private static readonly TimeSpan PutOff = TimeSpan.FromMinutes(1);

    public async Task PutAsideAsync(CaseRow row, Exception fault, CancellationToken cancellationToken)
    {
        var kind = fault.GetType().Name;
        if (fault is KeyMissingException)
        {
            LogKeyMissing(row.Id, row.State);
            var later = new { row.Id, row.Version, state = row.State, dueAt = (DateTimeOffset?)(clocks.Now + PutOff), seq = row.JournalSeq, hash = row.JournalHash };
            await database.WriteAsync(session => session.ExecuteAsync(CaseSql.PutAside, later, cancellationToken), cancellationToken);
            return;
        }

        LogParked(row.Id, row.State, kind);
        await database.WriteAsync(session => ParkAsync(session, row, kind, cancellationToken), cancellationToken);
    }

    private async Task<bool> ParkAsync(Session session, CaseRow row, string kind, CancellationToken cancellationToken)
    {
        var entry = new JournalHead(row.JournalSeq, row.JournalHash).Add(Guid.Parse(row.Id), new JournalNote(row.State, "parked", new { cause = Cause, kind }), clocks.Now);
        var parked = new { row.Id, row.Version, state = nameof(CaseState.Parked), dueAt = (DateTimeOffset?)null, seq = entry.Seq, hash = entry.Hash };
        if (await session.ExecuteAsync(CaseSql.PutAside, parked, cancellationToken) is 0)
        {
            return false;
        }

        var stored = new { CaseId = row.Id, entry.Seq, entry.At, entry.Stop, entry.Entry, entry.Details, entry.Personal, entry.Hash };
        await session.ExecuteAsync(CaseSql.InsertJournal, stored, cancellationToken);

        return true;
    }

    [LoggerMessage(LogLevel.Error, "Application {ApplicationId} is parked: {State} cannot be read ({Kind})")]
    private partial void LogParked(string applicationId, string state, string kind);

    [LoggerMessage(LogLevel.Error, "Application {ApplicationId}: {State} is encrypted with a key that this instance does not have; it is put off")]
    private partial void LogKeyMissing(string applicationId, string state);
}
