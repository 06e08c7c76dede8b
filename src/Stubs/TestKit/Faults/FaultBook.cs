namespace Attestation.Stubs.TestKit.Faults;

/// <summary>The rules of one tenant, in the order in which they were made.</summary>
internal sealed class FaultBook
{
    private readonly Lock _lock = new();
    private readonly List<FaultRule> _rules = [];

    public IReadOnlyList<FaultRule> All()
    {
        lock (_lock)
        {
            return [.. _rules];
        }
    }

    public void Add(FaultRule rule)
    {
        lock (_lock)
        {
            _rules.Add(rule);
        }
    }

    public bool Remove(Guid id)
    {
        lock (_lock)
        {
            return _rules.RemoveAll(rule => rule.Id == id) > 0;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
        }
    }

    /// <summary>The first rule that is for a request and happens to it.</summary>
    public ChosenFault? Choose(Subject subject, Func<FaultKind, bool> canHappen)
    {
        foreach (var rule in All())
        {
            if (canHappen(rule.Kind) && rule.IsFor(subject.Operation, subject.MessageId, subject.People) && rule.Happens())
            {
                return new ChosenFault(rule.Kind, rule.Seconds ?? rule.Kind.DefaultSeconds ?? 0);
            }
        }

        return null;
    }
}

/// <summary>A fault that happens to a request now.</summary>
internal sealed record ChosenFault(FaultKind Kind, double Seconds)
{
    public TimeSpan Measure => TimeSpan.FromSeconds(Seconds);
}

/// <summary>What a request is about, as far as rules care.</summary>
internal sealed record Subject(string? Operation, string? MessageId, IReadOnlySet<string> People);
