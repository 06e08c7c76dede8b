using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Deciding;

/// <summary>Stop ③: from what is known to a proposal. The decision itself is pure; this stores it and says where the case goes.</summary>
internal sealed class DecidingStop(SchoolYears years, Clocks clocks) : IStop
{
    public CaseState Stop => CaseState.Deciding;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        var decision = DecisionRules.Decide(new CaseFile(@case.Application, @case.Evidence, @case.ReceivedAt, @case.Review), years);
        var findings = decision.Findings.Select(finding => new { finding.Reason.Ground, finding.Reason.Requirement, finding.Reason.Document, finding.Source });
        var note = new JournalNote(nameof(CaseState.Deciding), decision.Verdict.ToString(), new { decision.Edition, findings });
        var decided = @case with { Decision = decision };

        return Task.FromResult(decision.Verdict is Verdict.Review
            ? new Step(decided with { State = CaseState.InReview, DueAt = null }, note, EventMessages.Stage(decided, ServiceStage.InReview, clocks.Now))
            : new Step(decided with { State = CaseState.Notices }, note));
    }
}
