namespace Attestation.Gateway.Deciding;

/// <summary>
/// Registers lag behind what happened, so nobody is refused for a "no data" that was said once: the register is asked again, later. Where the
/// term leaves no time for it, a person looks (docs/decisions/0046). Pure, like the rules.
/// </summary>
internal static class SecondQuestions
{
    public const string Diploma = "diploma";
    public const string Employment = "employment";
    public const string Portfolio = "portfolio";

    // A second question that follows the first within less than this is no other question, unless the setting wants it so.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <returns>What to ask again and when, or that there is no time for it; null when the proposal rests on nothing that was said once only.</returns>
    public static SecondQuestion? After(Decision proposal, Evidence evidence, DateTimeOffset dueBy, DateTimeOffset now, SecondQuestionOptions options)
    {
        if (proposal.Verdict is not Verdict.Refuse || evidence.SecondQuestion is { Lapsed: true })
        {
            return null;
        }

        var once = SaidOnce(evidence).Where(said => proposal.Findings.Any(finding => finding.Sources.Any(source => source.Register == said.Source))).ToArray();
        if (once is [])
        {
            return null;
        }

        var (first, until) = (once.Max(said => said.At), dueBy - options.BeforeTerm);
        var at = Later(now, Earlier(first + options.After, until));
        var isTooLate = now >= until || at - first < Shorter(options.After, Least);

        return new SecondQuestion([.. once.Select(said => said.Source)], isTooLate ? now : at, until) { Lapsed = isTooLate };
    }

    /// <summary>What is still to be asked again; null when nothing is.</summary>
    public static SecondQuestion? Left(Evidence evidence)
    {
        if (evidence.SecondQuestion is not { Lapsed: false } question)
        {
            return evidence.SecondQuestion;
        }

        string[] left = [.. question.Sources.Intersect(SaidOnce(evidence).Select(said => said.Source), StringComparer.Ordinal)];

        return left is [] ? null : question with { Sources = left };
    }

    /// <summary>What is certainly lacking, and what a person must look at because the register could not be asked again in time.</summary>
    public static (Finding[] Certain, Finding[] Doubtful) Divide(Evidence evidence, IEnumerable<Finding> shortcomings)
    {
        HashSet<string> once = evidence.SecondQuestion is { Lapsed: true } ? [.. SaidOnce(evidence).Select(said => said.Source)] : [];
        var divided = shortcomings.ToLookup(finding => finding.Sources.Any(source => once.Contains(source.Register)));

        return ([.. divided[false]], [.. divided[true].Select(Doubt)]);
    }

    private static Finding Doubt(Finding finding) => finding with
    {
        Shortcoming = finding.Shortcoming with { Ground = Grounds.Unreliable, Text = Doubts.SaidOnce },
        Facts = $"{finding.Facts}; the register said so once, and there was no time to ask it again",
    };

    private static IEnumerable<(string Source, DateTimeOffset At)> SaidOnce(Evidence evidence)
    {
        if (evidence.Diploma is { Kind: AnswerKind.NoData, First: null } diploma)
        {
            yield return (Diploma, diploma.At);
        }

        if (evidence.Employment is { Kind: AnswerKind.NoData, First: null } employment)
        {
            yield return (Employment, employment.At);
        }

        if (evidence.Portfolio is { Kind: AnswerKind.NoData, First: null } portfolio)
        {
            yield return (Portfolio, portfolio.At);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
