using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The rules of the service in one wording, with the days on which new applications fall under it.</summary>
internal abstract class Edition
{
    /// <summary>By its year; stored with every case, so it never changes.</summary>
    public abstract string Name { get; }

    /// <summary>First day.</summary>
    public abstract DateOnly From { get; }

    /// <summary>Last day, included; null while it is in force.</summary>
    public abstract DateOnly? To { get; }

    /// <summary>The service as this edition names it.</summary>
    public abstract BilingualText Service { get; }

    /// <summary>Whether registers and platform are asked (S2-22), after consent (S2-26).</summary>
    public abstract bool AsksRegisters { get; }

    public bool IsInForce(DateOnly day) => From <= day && !(To < day);

    public abstract bool Governs(Channel channel);

    /// <summary>What refuses.</summary>
    public abstract IEnumerable<Finding> Shortcomings(CaseFile file, SchoolYears.Year year);

    /// <summary>What a person must look at, whatever else there is.</summary>
    public abstract IEnumerable<Finding> Doubts(CaseFile file);

    /// <summary>What was looked at besides.</summary>
    public abstract IReadOnlyList<Check> Checks(CaseFile file);
}
