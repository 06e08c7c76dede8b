namespace Attestation.Gateway.Deciding;

/// <summary>How a condition of attestation stands.</summary>
internal enum Standing
{
    /// <summary>The facts are here and meet it.</summary>
    Met,

    /// <summary>The facts are here and speak against it: a person looks, unless the application is refused anyway.</summary>
    Doubtful,

    /// <summary>The facts are here; to judge them is the commission's business and no ground of this service.</summary>
    ForCommission,

    /// <summary>The facts are not here. Nothing is guessed.</summary>
    NotChecked,
}

/// <summary>A condition of attestation beside the documents, and what could be said of it.</summary>
/// <param name="Condition">Short name, as it stands in journals.</param>
/// <param name="Standing">What could be said.</param>
/// <param name="Citation">Where the condition is laid down.</param>
/// <param name="Facts">The facts, or why there are none; nothing personal.</param>
/// <param name="Doubt">What the person who looks is told, when doubtful.</param>
/// <param name="Sources">Where the facts come from.</param>
internal sealed record Check(string Condition, Standing Standing, Citation Citation, string Facts, Shortcoming? Doubt = null, IReadOnlyList<FactSource>? Sources = null)
{
    public static Check Met(string condition, Citation citation, string facts, params IReadOnlyList<FactSource> sources) =>
        new(condition, Standing.Met, citation, facts, null, sources);

    public static Check ForCommission(string condition, Citation citation, string facts, params IReadOnlyList<FactSource> sources) =>
        new(condition, Standing.ForCommission, citation, facts, null, sources);

    public static Check NotChecked(string condition, Citation citation, string why) => new(condition, Standing.NotChecked, citation, why);

    public static Check Doubtful(string condition, Shortcoming doubt, string facts, params IReadOnlyList<FactSource> sources) =>
        new(condition, Standing.Doubtful, doubt.Citation, facts, doubt, sources);

    public Finding ToFinding() => new(Doubt ?? throw new InvalidOperationException($"{Condition} is not in doubt."), Facts, Sources ?? []);
}
