using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>A message after reading: a checked value, or everything that is wrong with it.</summary>
internal abstract record Reading<T>
{
    private Reading(Legible legible) => Legible = legible;

    public Legible Legible { get; }

    internal sealed record Accepted(T Value, Legible Known) : Reading<T>(Known);

    /// <param name="Problems">Every problem, not only the first; never empty.</param>
    /// <param name="Known">What could be read all the same.</param>
    internal sealed record Refused(IReadOnlyList<Problem> Problems, Legible Known) : Reading<T>(Known);
}

/// <summary>What could be read even of a message that is refused: it addresses the rejection.</summary>
internal sealed record Legible(Guid? ApplicationId = null, Channel? Channel = null, string? ProviderBin = null);

internal static class Reading
{
    /// <summary>The value is built only when nothing was wrong: until then fields that could not be read have left stand-ins behind.</summary>
    public static Reading<T> Of<T>(List<Problem> problems, Legible legible, Func<T> value) =>
        problems is [] ? new Reading<T>.Accepted(value(), legible) : new Reading<T>.Refused(problems, legible);
}
