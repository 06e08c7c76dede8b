namespace Attestation.Stubs.TestKit;

/// <summary>A synthetic person, as consent service, registers and teachers' platform know him.</summary>
public sealed record Teacher
{
    /// <summary>The ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>Surname, in upper case.</summary>
    public required string Surname { get; init; }

    /// <summary>Name, in upper case.</summary>
    public required string Name { get; init; }

    /// <summary>Patronymic, in upper case; <see langword="null"/> when there is none.</summary>
    public required string? Patronymic { get; init; }

    /// <summary>Birth date as the register of persons has it; a people file may let it differ from what the ИИН says.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>What the person says when asked for consent.</summary>
    public required Consent Consent { get; init; }

    /// <summary>What the register of persons says.</summary>
    public required Identity Identity { get; init; }

    /// <summary>What the register of higher education says.</summary>
    public required Knowledge<Diploma> Diploma { get; init; }

    /// <summary>What the register of employment contracts says; held lists are never empty.</summary>
    public required Knowledge<IReadOnlyList<Employment>> Employment { get; init; }

    /// <summary>What the teachers' platform has in the portfolio; held lists are never empty.</summary>
    public required Knowledge<IReadOnlyList<PortfolioItem>> Platform { get; init; }

    /// <summary>Until when nobody answers anything about this person; at that instant everybody does again.</summary>
    public DateTimeOffset? OutageUntil { get; init; }

    /// <summary>Surname, name and patronymic, as an application has them.</summary>
    public string FullName => Patronymic is null ? $"{Surname} {Name}" : $"{Surname} {Name} {Patronymic}";

    /// <summary>The person as the outside world sees him at an instant: during an outage nobody knows anything.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>This person, or a copy with everything unavailable.</returns>
    public Teacher At(DateTimeOffset instant) => instant < OutageUntil
        ? this with
        {
            Consent = Consent.Unavailable,
            Identity = Identity.Unavailable,
            Diploma = new Knowledge<Diploma>.Unavailable(),
            Employment = new Knowledge<IReadOnlyList<Employment>>.Unavailable(),
            Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable(),
        }
        : this;

    /// <summary>Names no one.</summary>
    /// <returns>The masked ИИН.</returns>
    public override string ToString() => TestKit.Iin.Mask(Iin);
}

/// <summary>What a person says when asked for consent to the use of his data.</summary>
public enum Consent
{
    /// <summary>He agrees.</summary>
    Granted,

    /// <summary>He refuses.</summary>
    Denied,

    /// <summary>He does not answer in time.</summary>
    Expired,

    /// <summary>He agreed and took it back.</summary>
    Revoked,

    /// <summary>He has not answered yet.</summary>
    Pending,

    /// <summary>The consent service does not answer about him.</summary>
    Unavailable,
}

/// <summary>What the register of persons says.</summary>
public enum Identity
{
    /// <summary>The person is there.</summary>
    Found,

    /// <summary>There is no such person.</summary>
    NotFound,

    /// <summary>The register does not answer about him.</summary>
    Unavailable,
}
