using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>Stop ③: from what is known to a proposal. The decision itself is pure; this stores it and says where the case goes.</summary>
internal sealed class DecidingStop(SchoolYears years, IOptions<RulesOptions> options, Clocks clocks) : IStop
{
    public CaseState Stop => CaseState.Deciding;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        // What the list of providers says is evidence like any other: stored, so that the case replays without the list.
        var known = @case with { Evidence = @case.Evidence with { Provider = options.Value.ListingOf(@case.Application.Provider) } };
        var decision = DecisionRules.Decide(known.ToFile(), years);
        var decided = known with { Decision = decision };
        var note = Note(decision);

        return Task.FromResult(decision.Verdict is Verdict.Review
            ? new Step(decided with { State = CaseState.InReview, DueAt = null }, note, EventMessages.Stage(decided, ServiceStage.InReview, clocks.Now))
            : new Step(decided with { State = CaseState.Notices }, note));
    }

    private static JournalNote Note(Decision decision)
    {
        var findings = decision.Findings.Select(finding => new
        {
            finding.Reason.Ground,
            finding.Reason.Requirement,
            finding.Reason.Document,
            finding.Shortcoming.Citation.Clause,
            finding.Source,
        });
        var checks = decision.Checks.Select(check => new { check.Condition, standing = check.Standing.ToString(), check.Citation.Clause });

        return new JournalNote(nameof(CaseState.Deciding), decision.Verdict.ToString(), new { decision.Edition, findings, checks });
    }
}
