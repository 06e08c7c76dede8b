using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>Stop ③: from what is known to a proposal. The decision itself is pure; this stores it and says where the case goes.</summary>
internal sealed class DecidingStop(SchoolYears years, IOptions<RulesOptions> options, IOptions<SecondQuestionOptions> secondQuestion, Clocks clocks) : IStop
{
    public CaseState Stop => CaseState.Deciding;

    public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        // What the list of providers says is evidence like any other: stored, so that the case replays without the list.
        var known = @case with { Evidence = @case.Evidence with { Provider = options.Value.ListingOf(@case.Application.Provider) } };
        var decision = DecisionRules.Decide(known.ToFile(), years);

        return Task.FromResult(SecondQuestions.After(decision, known.Evidence, known.Terms!.DueBy, clocks.Now, secondQuestion.Value) switch
        {
            null => Decided(known, decision, saidOnce: null),
            { Lapsed: true } lapsed => Doubt(known, lapsed),
            var pending => AskAgain(known, pending),
        });
    }

    // A person who has let the case pass did not know that the answer stands on one leg.
    private Step Doubt(Case known, SecondQuestion lapsed)
    {
        var doubtful = known with
        {
            Evidence = known.Evidence with { SecondQuestion = lapsed },
            Review = known.Review is { Decision: ReviewDecision.Proceed } ? null : known.Review,
        };

        return Decided(doubtful, DecisionRules.Decide(doubtful.ToFile(), years), lapsed.Sources);
    }

    private static Step AskAgain(Case known, SecondQuestion pending)
    {
        const string Because = "a refusal would rest on a \"no data\" that was said once";
        var note = new JournalNote(nameof(CaseState.Deciding), "to be asked again", new { because = Because, pending.Sources, pending.At, pending.Until });

        return new Step(
            known with { State = CaseState.Collecting, DueAt = pending.At, Decision = null, Evidence = known.Evidence with { SecondQuestion = pending } }, note);
    }

    private Step Decided(Case known, Decision decision, IReadOnlyList<string>? saidOnce)
    {
        var decided = known with { Decision = decision };
        var note = Note(decision, saidOnce);

        return decision.Verdict is Verdict.Review
            ? new Step(decided with { State = CaseState.InReview, DueAt = null }, note, EventMessages.Stage(decided, ServiceStage.InReview, ToldAt(decided)))
            : new Step(decided with { State = CaseState.Notices }, note);
    }

    // Collecting begins at receipt; that an application is looked at must not be told before it is registered.
    private DateTimeOffset ToldAt(Case known)
    {
        var (now, registered) = (clocks.Now, known.ReleasesAt ?? known.Terms!.RegisteredAt);

        return now > registered ? now : registered;
    }

    private static JournalNote Note(Decision decision, IReadOnlyList<string>? saidOnce)
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

        return new JournalNote(nameof(CaseState.Deciding), decision.Verdict.ToString(), new { decision.Edition, findings, checks, saidOnce });
    }
}
