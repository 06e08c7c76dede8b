using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>What follows from the evidence. The machine proposes; a person signs, and a person alone judges reliability (S2-24).</summary>
internal enum Verdict
{
    Accept,
    Refuse,
    Review,
}

/// <summary>The proposal with everything it rests on: enough to explain it years later.</summary>
internal sealed record Decision(string Edition, Verdict Verdict, IReadOnlyList<Finding> Findings, DateTimeOffset InForceAt)
{
    /// <summary>What the citizen is told.</summary>
    public IEnumerable<Reason> Reasons => Findings.Select(finding => finding.Reason);
}

/// <param name="Reason">Ground, requirement, document and the sentence for the citizen.</param>
/// <param name="Facts">The facts used, in plain words and without personal data.</param>
/// <param name="Source">The register message they came from, if any.</param>
internal sealed record Finding(Reason Reason, string Facts, string? Source);

/// <summary>What an authorised person decided on a case in review (S2-6).</summary>
internal sealed record PersonsDecision(ReviewDecision Decision, IReadOnlyList<Reason> Reasons, DateTimeOffset DecidedAt);
