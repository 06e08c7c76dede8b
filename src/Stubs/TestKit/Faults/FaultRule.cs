using System.Globalization;

namespace Attestation.Stubs.TestKit;

/// <summary>When a fault happens, and to whom. Conditions that are not given are met by every request.</summary>
public sealed class FaultRule
{
    private readonly Lock _lock = new();
    private readonly Random _random;
    private long _seen;
    private int _applied;

    /// <summary>A rule for a fault.</summary>
    /// <param name="kind">The fault.</param>
    /// <param name="seed">Of the lots that are drawn where there is a probability.</param>
    public FaultRule(FaultKind kind, int seed = 0)
    {
        Kind = kind;
        Seed = seed;

        // Lots, not secrets: the same seed must give the same faults again.
#pragma warning disable CA5394
        _random = new Random(seed);
#pragma warning restore CA5394
    }

    /// <summary>Its name among the rules of a tenant.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The fault.</summary>
    public FaultKind Kind { get; }

    /// <summary>The seed of the lots.</summary>
    public int Seed { get; }

    /// <summary>How often it happens; <see langword="null"/> for always.</summary>
    public int? Times { get; init; }

    /// <summary>How likely it happens to a request that it is for, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Only to requests about this person.</summary>
    public string? Iin { get; init; }

    /// <summary>Only to this service or operation.</summary>
    public string? Service { get; init; }

    /// <summary>Only to the message of this name.</summary>
    public string? MessageId { get; init; }

    /// <summary>How long or how far, for faults with a measure.</summary>
    public double? Seconds { get; init; }

    /// <summary>To how many requests it has happened.</summary>
    public int Applied
    {
        get
        {
            lock (_lock)
            {
                return _applied;
            }
        }
    }

    /// <summary>How many requests it was for.</summary>
    public long Seen
    {
        get
        {
            lock (_lock)
            {
                return _seen;
            }
        }
    }

    /// <summary>Says what happens when, and names no one.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind.Name} ×{Times?.ToString(CultureInfo.InvariantCulture) ?? "∞"} p={Probability}");

    internal bool IsFor(string? operation, string? messageId, IReadOnlySet<string> people) =>
        (Service is null || Service == operation) && (MessageId is null || MessageId == messageId) && (Iin is null || people.Contains(Iin));

    internal bool Happens()
    {
        lock (_lock)
        {
            _seen++;
            if (_applied >= Times || !(Probability >= 1 || _random.NextDouble() < Probability))
            {
                return false;
            }

            _applied++;
            return true;
        }
    }
}
