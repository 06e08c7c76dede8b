using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Notices;

/// <summary>Stop ④: the notice is drawn up, in working time and never before the application is registered (S2-12).</summary>
internal sealed class NoticesStop(WorkingTimes workingTimes, Clocks clocks) : IStop
{
    public CaseState Stop => CaseState.Notices;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        var now = clocks.Now;
        var goesOnAt = @case.ReleasesAt ?? @case.Terms!.RegisteredAt;
        var earliest = now > goesOnAt ? now : goesOnAt;
        var worked = workingTimes.Of(@case.Application.Provider).NextWorkingInstant(earliest);
        if (worked > now)
        {
            return Task.FromResult(new Step(@case with { DueAt = worked }, new JournalNote(nameof(CaseState.Notices), "waits for working time", new { until = worked })));
        }

        var kind = KindOf(@case);
        var notice = Compose(@case, kind, Kazakhstan.DateOf(now));
        var note = new JournalNote(nameof(CaseState.Notices), "drawn up", new { notice.Number, kind = kind.ToString() });

        return Task.FromResult(new Step(@case with { Notice = notice, State = CaseState.Signing, DueAt = now }, note));
    }

    // After the service's own result comes what the commission decided, document by document.
    private static NoticeKind KindOf(Case @case) =>
        @case is { Commission: { } commission, Result: not null } && commission.NextAfter(@case.Notice!) is { } next ? next
        : @case.Decision!.Verdict is Verdict.Accept ? NoticeKind.Acceptance
        : NoticeKind.Refusal;

    // A case that came back from signing to review gets a notice of its own, with the next number. What was issued is kept behind the new one.
    private static Notice Compose(Case @case, NoticeKind kind, DateOnly day)
    {
        var ordinal = @case.Notice is null ? 1 : int.Parse(@case.Notice.Number.Split('/')[^1]) + 1;
        var number = $"{@case.Number}/{ordinal}";

        return new Notice(StableId.Of(@case.Id, $"notice/{ordinal}"), number, kind, NoticeXml.Write(@case, number, kind, day))
        {
            Before = @case.Notice?.Chain().FirstOrDefault(document => document.IssuedAt is not null),
        };
    }
}
