using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Issuing;

/// <summary>Stop ⑥: the signed notice is issued, in working time only (S2-12). From here on only the stored bytes are ever sent.</summary>
internal sealed class IssuingStop(WorkingTimes workingTimes, Clocks clocks) : IStop
{
    public CaseState Stop => CaseState.Issuing;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        var now = Kazakhstan.ToLocal(clocks.Now);
        var worked = workingTimes.Of(@case.Application.Provider).NextWorkingInstant(now);
        if (worked > now)
        {
            return Task.FromResult(new Step(@case with { DueAt = worked }, new JournalNote(nameof(CaseState.Issuing), "waits for working time", new { until = worked })));
        }

        var notice = @case.Notice! with { IssuedAt = @case.Commission?.IssuedNotBefore(now) ?? now };
        var issued = @case with { Notice = notice };
        var note = new JournalNote(nameof(CaseState.Issuing), "issued", new { notice.Number, kind = notice.Kind.ToString(), notice.Sha256 });

        return Task.FromResult(Next(issued, note, now));
    }

    // The service ends with its notice. The commission's decision and the order follow it in the paper service, one after the other.
    private static Step Next(Case issued, JournalNote note, DateTimeOffset now)
    {
        if (issued.Commission is not { } commission)
        {
            return new Step(Resting(issued), note, EventMessages.Issued(issued), EventMessages.Stage(issued, ServiceStage.Issued, now));
        }

        var after = commission.NextAfter(issued.Notice!) is null ? Resting(issued) : issued with { State = CaseState.Notices, DueAt = now };

        return new Step(after, note, EventMessages.CommissionDocument(issued, commission, now));
    }

    private static Case Resting(Case issued) => issued with { State = CaseState.Issued, DueAt = null };
}
