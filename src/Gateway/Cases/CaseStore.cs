using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cases;

/// <summary>The cases. Every change of one, its journal entry and the messages it causes are committed together, or not at all.</summary>
internal sealed partial class CaseStore(
    IDatabase database,
    CaseMapper mapper,
    Outbox outbox,
    ColumnCipher cipher,
    Keyring keyring,
    Clocks clocks,
    Wakers wakers,
    IEnumerable<ICaseFollower> followers,
    IOptions<WorkOptions>? options = null,
    UnreadableRows? unreadable = null)
{
    /// <summary>Cases that are due, leased to the caller until <paramref name="leaseUntil"/> on the machine's clock.</summary>
    public async Task<IReadOnlyList<Case>> ClaimDueAsync(int limit, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var parameters = new { now = clocks.Now, machineNow = clocks.MachineNow, leaseUntil, limit };
        var rows = await database.WriteAsync(
            session => session.QueryAsync<CaseRow>(CaseSql.Claim(session.Dialect.SkipLocked), parameters, cancellationToken), cancellationToken);

        var due = new List<Case>(rows.Count);
        foreach (var row in rows.OrderBy(row => row.DueAt).ThenBy(row => row.Number, StringComparer.Ordinal))
        {
            // A row that cannot be read must not stand in the way of the others of its batch.
            try
            {
                due.Add(mapper.ToCase(row));
            }
            catch (Exception fault) when (unreadable is not null)
            {
                await unreadable.PutAsideAsync(row, fault, cancellationToken);
            }
        }

        return due;
    }

    /// <summary>Stores a step. Null when the case was changed by somebody else since it was read: then nothing is stored.</summary>
    /// <param name="step">What was done.</param>
    /// <param name="leaseUntil">Keeps the lease, for a caller that goes on with the case; null gives it up.</param>
    /// <param name="cancellationToken">Stops waiting for a place in the queue of writes.</param>
    public async Task<Case?> SaveAsync(Step step, DateTimeOffset? leaseUntil, CancellationToken cancellationToken)
    {
        var saved = await database.WriteAsync(session => RecordAsync(session, step, CaseSql.Save, leaseUntil, cancellationToken), cancellationToken);
        wakers.WakeAll();

        return saved;
    }

    /// <summary>Changes a case on somebody's word. <paramref name="change"/> gives null when there is nothing to change.</summary>
    /// <returns>The case as it stands now; null when there is none.</returns>
    public Task<Case?> ChangeAsync(Guid id, Func<Case, Step?> change, CancellationToken cancellationToken) =>
        ChangeAsync(CaseSql.Find, new { id = id.ToString("D") }, change, cancellationToken);

    /// <summary>As <see cref="ChangeAsync(Guid, Func{Case, Step?}, CancellationToken)"/>; where there is no application yet, the withdrawal is kept for it.</summary>
    public async Task<Case?> WithdrawAsync(Guid id, string reason, Func<Case, Step?> change, CancellationToken cancellationToken)
    {
        var key = id.ToString("D");

        return await ChangeAsync(
            CaseSql.Find,
            new { id = key },
            change,
            // What has no row yet cannot be locked by its row.
            session => session.LockAsync(key, cancellationToken),
            async session =>
            {
                var kept = new { id = key, at = clocks.Now, reason = cipher.EncryptJson(reason, WithdrawalPlace(key)) };
                await session.ExecuteAsync(CaseSql.KeepWithdrawal, kept, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Puts a case back on its way, and lets those of the same person that wait for it look again.</summary>
    public async Task<Case?> ResumeAsync(Guid id, Func<Case, Step?> resume, CancellationToken cancellationToken)
    {
        var resumed = await ChangeAsync(id, resume, cancellationToken);
        if (resumed is not null)
        {
            var row = mapper.ToRow(resumed);
            await database.WriteAsync(
                session => session.ExecuteAsync(CaseSql.WakeSamePerson, new { now = clocks.Now, row.PersonKey, row.KindOfPost, row.Number }, cancellationToken), cancellationToken);
            wakers.WakeAll();
        }

        return resumed;
    }

    public Task<Case?> ChangeByNoticeAsync(Guid noticeId, Func<Case, Step?> change, CancellationToken cancellationToken) =>
        ChangeAsync(CaseSql.FindByNotice, new { noticeId = noticeId.ToString("D") }, change, cancellationToken);

    public Task<Case?> FindAsync(Guid id, CancellationToken cancellationToken) => FindOneAsync(CaseSql.Find, new { id = id.ToString("D") }, cancellationToken);

    /// <summary>Whether an application was received, be it erased since or lost in a restore.</summary>
    public Task<bool> HasReceivedAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => await session.FindAsync<long>(CaseSql.HasReceived, new { id = id.ToString("D") }, cancellationToken) > 0, cancellationToken);

    /// <summary>By number, if it is the application of that person.</summary>
    public Task<Case?> FindAsync(string number, string iin, CancellationToken cancellationToken) =>
        FindOneAsync(CaseSql.FindByNumber, new { number, personKey = keyring.Lookup(iin) }, cancellationToken);

    /// <summary>By number alone: for who is known to be entitled in another way.</summary>
    public Task<Case?> FindByNumberAsync(string number, CancellationToken cancellationToken) => FindOneAsync(CaseSql.FindByNumberAlone, new { number }, cancellationToken);

    public Task<Case?> FindByNoticeAsync(Guid noticeId, CancellationToken cancellationToken) =>
        FindOneAsync(CaseSql.FindByNotice, new { noticeId = noticeId.ToString("D") }, cancellationToken);

    /// <summary>The stop before which a case was parked last, as its journal has it; null when it never was.</summary>
    public Task<string?> ParkedBeforeAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<string>(CaseSql.ParkedBefore, new { id = id.ToString("D") }, cancellationToken), cancellationToken);

    /// <summary>What the same person filed earlier for the same kind of post in the same school year; earlier is what got its number earlier.</summary>
    public async Task<FiledBefore> FiledBeforeAsync(Case @case, CancellationToken cancellationToken)
    {
        var application = @case.Application;
        var parameters = new
        {
            PersonKey = keyring.Lookup(application.Applicant.Iin.Value),
            KindOfPost = Categories.PostOf(application.Requested).ToString(),
            @case.SchoolYear,
            @case.Number,
        };
        var earlier = await database.ReadAsync(session => session.QueryAsync<CaseRow>(CaseSql.FiledBefore, parameters, cancellationToken), cancellationToken);

        return earlier.Any(row => row.Outcome == nameof(Contracts.NoticeKind.Acceptance)) ? FiledBefore.Accepted
            : earlier.Any(row => row.State != nameof(CaseState.Issued)) ? FiledBefore.Undecided
            : FiledBefore.Nothing;
    }

    /// <summary>What is to be done, and when.</summary>
    public async Task<Agenda> AgendaAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.FindAsync<Agenda>(CaseSql.Agenda, null, cancellationToken), cancellationToken))!;

    private async Task<Case?> FindOneAsync(string find, object key, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.FindAsync<CaseRow>(find, key, cancellationToken), cancellationToken) is { } row ? mapper.ToCase(row) : null;

    private Task<Case?> ChangeAsync(string find, object key, Func<Case, Step?> change, CancellationToken cancellationToken) =>
        ChangeAsync(find, key, change, first: _ => Task.CompletedTask, unknown: _ => Task.CompletedTask, cancellationToken);

    private async Task<Case?> ChangeAsync(
        string find, object key, Func<Case, Step?> change, Func<Session, Task> first, Func<Session, Task> unknown, CancellationToken cancellationToken)
    {
        var changed = await database.WriteAsync(
            async session =>
            {
                await first(session);
                if (await session.FindAsync<CaseRow>($"{find} {session.Dialect.ForUpdate}", key, cancellationToken) is not { } row)
                {
                    await unknown(session);
                    return null;
                }

                var found = mapper.ToCase(row);

                return change(found) is { } step ? await RecordAsync(session, step, CaseSql.Save, null, cancellationToken) : found;
            },
            cancellationToken);
        wakers.WakeAll();

        return changed;
    }

    private async Task<Case?> RecordAsync(Session session, Step step, string sql, DateTimeOffset? leaseUntil, CancellationToken cancellationToken)
    {
        var entry = step.After.Journal.Add(step.After.Id, step.Note, clocks.Now, cipher);
        var after = step.After with { Journal = new JournalHead(entry.Seq, entry.Hash) };
        var row = mapper.ToRow(after, leaseUntil);
        if (await session.ExecuteAsync(sql, row, cancellationToken) is 0)
        {
            return null;
        }

        await session.ExecuteAsync(
            CaseSql.InsertJournal, new { CaseId = row.Id, entry.Seq, entry.At, entry.Stop, entry.Entry, entry.Details, entry.Personal, entry.Hash }, cancellationToken);
        if (after.State is CaseState.Withdrawn)
        {
            await session.ExecuteAsync(CaseSql.ForgetLaterMessages, new { row.Id, now = clocks.Now }, cancellationToken);
        }

        if (step.IsAdopted)
        {
            await session.ExecuteAsync(CaseSql.ForgetEvents, new { row.Id }, cancellationToken);
        }

        await outbox.AddAsync(session, row.Id, step.Messages, cancellationToken);
        foreach (var follower in followers)
        {
            await follower.FollowAsync(session, step, cancellationToken);
        }

        if (after.HasEnded)
        {
            await session.ExecuteAsync(CaseSql.WakeLaterCases, new { now = clocks.Now, row.PersonKey, row.KindOfPost, row.SchoolYear, row.Number }, cancellationToken);
        }

        return sql == CaseSql.Save ? after with { Version = after.Version + 1 } : after;
    }

    private static string WithdrawalPlace(string id) => $"early_withdrawal/reason/{id}";
}
