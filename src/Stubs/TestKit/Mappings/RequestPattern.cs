using Attestation.Stubs.TestKit.Exchanges;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Everything that a mapping, or a question about the journal, asks of a request.</summary>
internal sealed record RequestPattern(IReadOnlyList<Criterion> Criteria, PathTemplate? Template)
{
    public bool Fits(Asked asked) => Criteria.All(criterion => criterion.Distance(asked) is 0);

    public double Distance(Asked asked) => Criteria.Count is 0 ? 0 : Criteria.Average(criterion => criterion.Distance(asked));

    /// <summary>What does not fit, in words.</summary>
    public IEnumerable<string> Misfits(Asked asked) => Criteria.Where(criterion => criterion.Distance(asked) > 0).Select(criterion => $"{criterion.What} does not match");
}

/// <summary>One condition on a request.</summary>
/// <param name="What">What it looks at, for people.</param>
/// <param name="Distance">0 where it fits, up to 1 where it does not at all.</param>
internal sealed record Criterion(string What, Func<Asked, double> Distance);
