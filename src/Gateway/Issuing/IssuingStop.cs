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

        var notice = @case.Notice! with { IssuedAt = now };
        var issued = @case with { Notice = notice, State = CaseState.Issued, DueAt = null };
        var note = new JournalNote(nameof(CaseState.Issuing), "issued", new { notice.Number, kind = notice.Kind.ToString(), notice.Sha256 });

        return Task.FromResult(new Step(issued, note, EventMessages.Issued(issued), EventMessages.Stage(issued, ServiceStage.Issued, now)));
    }
}
