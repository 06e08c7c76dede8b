using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cases;

/// <summary>The cases. Every change of one, its journal entry and the messages it causes are committed together, or not at all.</summary>
internal sealed class CaseStore(
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
    private readonly TimeSpan _spread = TimeSpan.FromSeconds(1) / (options?.Value ?? new WorkOptions()).RegistrationsPerSecond;

    /// <summary>
    /// Stores an application once. <paramref name="receive"/> completes the first step when the number is known; it is not called
    /// when the application is stored already.
    /// </summary>
    public Task<Receipt> ReceiveAsync(
        Case arrived, IReadOnlyList<ReadOnlyMemory<byte>> contents, Func<Case, Step> receive, CancellationToken cancellationToken) =>
        ReceiveAsync(arrived, contents, receive, (_, _) => null, again: null, cancellationToken);

    /// <summary>
    /// As above; <paramref name="withdraw"/> says what becomes of an application whose withdrawal, with its reason, was here first, and
    /// <paramref name="again"/> what becomes of one that was received before this database was restored.
    /// </summary>
    public async Task<Receipt> ReceiveAsync(
        Case arrived,
        IReadOnlyList<ReadOnlyMemory<byte>> contents,
        Func<Case, Step> receive,
        Func<Case, string, Step?> withdraw,
        ReceiptAgain? again,
        CancellationToken cancellationToken)
    {
        var id = arrived.Id.ToString("D");
        object[] documents = [.. contents.Select((content, ordinal) => new { CaseId = id, Ordinal = ordinal, Content = cipher.Encrypt(content.Span, $"case_document/content/{id}/{ordinal}") })];

        var receipt = await database.WriteAsync(
            async session =>
            {
                await session.LockAsync(id, cancellationToken);
                if (await session.FindAsync<CaseRow>(CaseSql.Find, new { id }, cancellationToken) is { } known)
                {
                    return Receipt.Again(mapper.ToCase(known), arrived.ContentHash);
                }

                if (await session.FindAsync<long>(CaseSql.IsErased, new { id }, cancellationToken) > 0)
                {
                    return new Receipt.Erased();
                }

                var before = again is null ? null : await session.FindAsync<ReceiptBeforeRow>(CaseSql.FindReceiptBefore, new { id }, cancellationToken);
                var opened = before is null ? arrived : again!.Open(before.ReceivedAt);
                var numbered = opened with
                {
                    Number = before?.Number ?? await NextNumberAsync(session, opened, cancellationToken),
                    ReleasesAt = await ReleaseAsync(session, opened, cancellationToken),
                };
                var stored = (await RecordAsync(session, receive(numbered), CaseSql.Insert, null, cancellationToken))!;
                await session.ExecuteAsync(CaseSql.InsertDocument, documents, cancellationToken);
                if (before is not null)
                {
                    stored = await AdoptAsync(session, stored, before, again!, cancellationToken);
                }

                await KillPoints.ReachedAsync(KillPoints.Receiving);

                return new Receipt.Stored(await ApplyEarlyWithdrawalAsync(session, id, stored, withdraw, cancellationToken));
            },
            cancellationToken);

        wakers.WakeAll();
        return receipt;
    }

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

    public async Task<Case?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => session.FindAsync<CaseRow>(CaseSql.Find, new { id = id.ToString("D") }, cancellationToken), cancellationToken);

        return row is null ? null : mapper.ToCase(row);
    }

    /// <summary>By number, if it is the application of that person.</summary>
    public async Task<Case?> FindAsync(string number, string iin, CancellationToken cancellationToken)
    {
        var parameters = new { number, personKey = keyring.Lookup(iin) };
        var row = await database.ReadAsync(session => session.FindAsync<CaseRow>(CaseSql.FindByNumber, parameters, cancellationToken), cancellationToken);

        return row is null ? null : mapper.ToCase(row);
    }

    /// <summary>By number alone: for who is known to be entitled in another way.</summary>
    public async Task<Case?> FindByNumberAsync(string number, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => session.FindAsync<CaseRow>(CaseSql.FindByNumberAlone, new { number }, cancellationToken), cancellationToken);

        return row is null ? null : mapper.ToCase(row);
    }

    /// <summary>The stop before which a case was parked last, as its journal has it; null when it never was.</summary>
    public Task<string?> ParkedBeforeAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<string>(CaseSql.ParkedBefore, new { id = id.ToString("D") }, cancellationToken), cancellationToken);

    public async Task<Case?> FindByNoticeAsync(Guid noticeId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            session => session.FindAsync<CaseRow>(CaseSql.FindByNotice, new { noticeId = noticeId.ToString("D") }, cancellationToken), cancellationToken);

        return row is null ? null : mapper.ToCase(row);
    }

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

    // Those that arrived while nobody works are all registered at the opening. They go on one after the other, in the order of receipt:
    // thousands at once would overrun the broker, the signing steps and the registers (S2-12).
    private async Task<DateTimeOffset?> ReleaseAsync(Session session, Case arrived, CancellationToken cancellationToken)
    {
        if (arrived.Terms is not { RegisteredAt: var opening } || opening <= arrived.ReceivedAt)
        {
            return null;
        }

        var place = await session.FindAsync<long>(CaseSql.TakePlace, new { at = opening }, cancellationToken);

        return Clocks.ToMicroseconds(opening + ((place - 1) * _spread));
    }

    private static async Task<string> NextNumberAsync(Session session, Case opened, CancellationToken cancellationToken)
    {
        var year = Kazakhstan.DateOf(opened.ReceivedAt).Year;

        return ApplicationNumber.Of(year, await session.FindAsync<long>(CaseSql.NextSerial, new { year }, cancellationToken));
    }

    // What had been published of it before the restore holds: it is not worked out a second time.
    private async Task<Case> AdoptAsync(Session session, Case stored, ReceiptBeforeRow before, ReceiptAgain again, CancellationToken cancellationToken)
    {
        var id = stored.Id.ToString("D");
        foreach (var published in cipher.DecryptJson<PublishedEvent[]>(before.Published, PublishedEvent.Place(id)))
        {
            if (again.Adopt(stored, published) is { } step)
            {
                stored = (await RecordAsync(session, step, CaseSql.Save, null, cancellationToken))!;
            }
        }

        await session.ExecuteAsync(CaseSql.ForgetReceiptBefore, new { id }, cancellationToken);

        return stored;
    }

    private async Task<Case> ApplyEarlyWithdrawalAsync(Session session, string id, Case stored, Func<Case, string, Step?> withdraw, CancellationToken cancellationToken)
    {
        if (await session.FindAsync<byte[]>(CaseSql.FindWithdrawal, new { id }, cancellationToken) is not { } kept
            || withdraw(stored, cipher.DecryptJson<string>(kept, WithdrawalPlace(id))) is not { } step)
        {
            return stored;
        }

        await session.ExecuteAsync(CaseSql.ForgetWithdrawal, new { id }, cancellationToken);

        return (await RecordAsync(session, step, CaseSql.Save, null, cancellationToken))!;
    }

    private static string WithdrawalPlace(string id) => $"early_withdrawal/reason/{id}";
}

/// <summary>What is to be done. Instants are on the law's clock.</summary>
internal sealed class Agenda
{
    /// <summary>When a case is due; those that wait for a signature are left out.</summary>
    public DateTimeOffset? NextCase { get; init; }

    public DateTimeOffset? NextMessage { get; init; }

    public long AwaitingSignature { get; init; }

    /// <summary>Cases past the registers that have not ended: they go on by themselves.</summary>
    public long UnderWay { get; init; }

    public DateTimeOffset? Next => NextCase is null || NextMessage < NextCase ? NextMessage : NextCase;
}

/// <summary>How an application is received that had been received before the database was restored.</summary>
/// <param name="Open">As received at an instant.</param>
/// <param name="Adopt">What follows from an event that had been published of it; null when nothing does.</param>
internal sealed record ReceiptAgain(Func<DateTimeOffset, Case> Open, Func<Case, PublishedEvent, Step?> Adopt);

/// <summary>What became of an application that arrived.</summary>
internal abstract record Receipt
{
    private Receipt()
    {
    }

    public static Receipt Again(Case known, string contentHash) => known.ContentHash == contentHash ? new Repeated(known) : new Conflict(known);

    internal sealed record Stored(Case Case) : Receipt;

    /// <summary>The same application again: it gets the same answer.</summary>
    internal sealed record Repeated(Case Case) : Receipt;

    /// <summary>The same id with another content: refused.</summary>
    internal sealed record Conflict(Case Case) : Receipt;

    /// <summary>An application of this id ended so long ago that it was erased.</summary>
    internal sealed record Erased : Receipt;
}
