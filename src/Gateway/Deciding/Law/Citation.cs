namespace Attestation.Gateway.Deciding;

/// <summary>A place in an act, in one wording of it. None of the three can be left out: who is refused may look it up.</summary>
internal sealed record Citation
{
    public Citation(string act, string edition, string clause)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(act);
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        ArgumentException.ThrowIfNullOrWhiteSpace(clause);
        (Act, Edition, Clause) = (act, edition, clause);
    }

    /// <summary>The act by its official name, in Russian.</summary>
    public string Act { get; }

    /// <summary>The wording, by its year.</summary>
    public string Edition { get; }

    public string Clause { get; }

    public override string ToString() => $"{Act}, {Clause}";
}
