using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit;

/// <summary>Says how a person differs from an ordinary one, for one tenant; each word holds from the moment it is said.</summary>
public sealed class PersonSetup
{
    private readonly Tenant _tenant;
    private readonly Func<Teacher> _ordinary;

    internal PersonSetup(Tenant tenant, string iin, Func<Teacher> ordinary)
    {
        (_tenant, Iin, _ordinary) = (tenant, iin, ordinary);
        Is(teacher => teacher);
    }

    /// <summary>The ИИН, in full.</summary>
    public string Iin { get; }

    /// <summary>The person as he is now set up.</summary>
    public Teacher Teacher => _tenant.People.TryGetValue(Iin, out var teacher) ? teacher : _ordinary();

    /// <summary>A register answers that it has nothing.</summary>
    /// <param name="register">Which.</param>
    /// <returns>This setup.</returns>
    public PersonSetup Without(Register register) => Is(teacher => register switch
    {
        Register.Identity => teacher with { Identity = Identity.NotFound },
        Register.Diploma => teacher with { Diploma = new Knowledge<Diploma>.NoData() },
        Register.Employment => teacher with { Employment = new Knowledge<IReadOnlyList<Employment>>.NoData() },
        _ => teacher with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.NoData() },
    });

    /// <summary>A register does not answer.</summary>
    /// <param name="register">Which.</param>
    /// <returns>This setup.</returns>
    public PersonSetup Silent(Register register) => Is(teacher => register switch
    {
        Register.Identity => teacher with { Identity = Identity.Unavailable },
        Register.Diploma => teacher with { Diploma = new Knowledge<Diploma>.Unavailable() },
        Register.Employment => teacher with { Employment = new Knowledge<IReadOnlyList<Employment>>.Unavailable() },
        _ => teacher with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable() },
    });

    /// <summary>Nobody answers about him until an instant of the double's clock.</summary>
    /// <param name="until">The instant.</param>
    /// <returns>This setup.</returns>
    public PersonSetup SilentUntil(DateTimeOffset until) => Is(teacher => teacher with { OutageUntil = until });

    /// <summary>What he says when asked for consent.</summary>
    /// <param name="consent">His answer.</param>
    /// <returns>This setup.</returns>
    public PersonSetup Says(Consent consent) => Is(teacher => teacher with { Consent = consent });

    /// <summary>His name in the registers.</summary>
    /// <param name="surname">The surname.</param>
    /// <param name="name">The name.</param>
    /// <param name="patronymic">The patronymic; <see langword="null"/> for none.</param>
    /// <returns>This setup.</returns>
    public PersonSetup Named(string surname, string name, string? patronymic = null) => Is(teacher => teacher with { Surname = surname, Name = name, Patronymic = patronymic });

    /// <summary>The diploma that the register has.</summary>
    /// <param name="diploma">The diploma.</param>
    /// <returns>This setup.</returns>
    public PersonSetup With(Diploma diploma) => Is(teacher => teacher with { Diploma = new Knowledge<Diploma>.Held(diploma) });

    /// <summary>The contracts that the register has.</summary>
    /// <param name="contracts">At least one.</param>
    /// <returns>This setup.</returns>
    public PersonSetup With(params Employment[] contracts) => Is(teacher => teacher with { Employment = new Knowledge<IReadOnlyList<Employment>>.Held(contracts) });

    /// <summary>The portfolio that the platform has.</summary>
    /// <param name="items">At least one.</param>
    /// <returns>This setup.</returns>
    public PersonSetup With(params PortfolioItem[] items) => Is(teacher => teacher with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Held(items) });

    /// <summary>Everything that has no word of its own.</summary>
    /// <param name="change">Makes the person anew.</param>
    /// <returns>This setup.</returns>
    public PersonSetup Is(Func<Teacher, Teacher> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _tenant.People.AddOrUpdate(Iin, _ => change(_ordinary()), (_, teacher) => change(teacher));
        return this;
    }
}
