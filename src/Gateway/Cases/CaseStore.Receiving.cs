using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>How an application becomes a case: once, with the next number, or with the one that it had before a restore.</summary>
internal sealed partial class CaseStore
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
}
