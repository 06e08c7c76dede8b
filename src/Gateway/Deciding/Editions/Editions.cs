using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>All editions of the rules. A new one is added at the end, with its first day; an old one stays, for the cases it governs.</summary>
internal static class Editions
{
    public static IReadOnlyList<Edition> All { get; } = [new PaperEdition(), new ElectronicEdition()];

    /// <summary>The one that a new application falls under.</summary>
    /// <exception cref="EditionException">None is in force for that channel on that day.</exception>
    public static Edition InForce(Channel channel, DateOnly day) => Choose(All, channel, day);

    /// <summary>The one that a case was received under; by its own channel and day where none was stored.</summary>
    public static Edition Of(CaseFile file) => Of(file.Edition, file.Application.Channel, file.FiledAt);

    public static Edition Of(string? name, Channel channel, DateTimeOffset filedAt) => name is null
        ? InForce(channel, Kazakhstan.DateOf(filedAt))
        : All.SingleOrDefault(edition => edition.Name == name) ?? throw new EditionException($"The edition '{name}' is not known. Is the database of a newer version?");

    /// <summary>Of two in force at once, the younger.</summary>
    public static Edition Choose(IEnumerable<Edition> editions, Channel channel, DateOnly day) =>
        editions.Where(edition => edition.Governs(channel) && edition.IsInForce(day)).MaxBy(edition => edition.From)
        ?? throw new EditionException($"No edition of the rules is in force for {channel} on {day:yyyy-MM-dd}.");
}

/// <summary>The rules do not reach this case: for an operator, not for the applicant.</summary>
internal sealed class EditionException(string message) : Exception(message);
