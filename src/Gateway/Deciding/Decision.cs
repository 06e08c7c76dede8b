using System.Text.Json.Serialization;
using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>What follows from the evidence. The machine proposes; a person signs, and a person alone judges reliability (S2-24).</summary>
internal enum Verdict
{
    Accept,
    Refuse,
    Review,
}

/// <summary>
/// The proposal with everything it rests on: enough to explain it years later. It is built by <see cref="Accept"/>,
/// <see cref="Refuse"/> and <see cref="Review"/> alone, so that no refusal is without a reason and no reason without a citation.
/// </summary>
internal sealed record Decision
{
    [JsonConstructor]
    private Decision(string edition, Verdict verdict, IReadOnlyList<Finding> findings, DateTimeOffset inForceAt, IReadOnlyList<Check>? checks) =>
        (Edition, Verdict, Findings, InForceAt, Checks) = (edition, verdict, findings, inForceAt, checks ?? []);

    /// <summary>The edition of the rules it was made by.</summary>
    public string Edition { get; }

    public Verdict Verdict { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The instant whose rules, year and window were used.</summary>
    public DateTimeOffset InForceAt { get; }

    /// <summary>What was looked at besides: met, for the commission to judge, or not checked.</summary>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>What the citizen is told.</summary>
    [JsonIgnore]
    public IEnumerable<Reason> Reasons => Findings.Select(finding => finding.Reason);

    public static Decision Accept(string edition, DateTimeOffset inForceAt, params IReadOnlyList<Check> checks) => new(edition, Verdict.Accept, [], inForceAt, checks);

    public static Decision Refuse(string edition, DateTimeOffset inForceAt, IReadOnlyList<Check> checks, Finding first, params IReadOnlyList<Finding> others) =>
        new(edition, Verdict.Refuse, [first, .. others], inForceAt, checks);

    public static Decision Review(string edition, DateTimeOffset inForceAt, IReadOnlyList<Check> checks, params IReadOnlyList<Finding> findings) =>
        new(edition, Verdict.Review, findings, inForceAt, checks);
}

/// <summary>What an authorised person decided on a case in review (S2-6).</summary>
internal sealed record PersonsDecision(ReviewDecision Decision, IReadOnlyList<Reason> Reasons, DateTimeOffset DecidedAt);
