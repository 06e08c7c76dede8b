using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>What was found out about an application, and from which message of which register.</summary>
internal sealed record Evidence
{
    public static readonly Evidence None = new();

    public ConsentAnswer? Consent { get; init; }

    public RegisterAnswer<IdentityRecord>? Identity { get; init; }

    public RegisterAnswer<DiplomaRecord>? Diploma { get; init; }

    public RegisterAnswer<EmploymentRecord>? Employment { get; init; }

    /// <summary>Asked for moderators and experts only (S2-23).</summary>
    public RegisterAnswer<Portfolio>? Portfolio { get; init; }

    public FiledBefore? FiledBefore { get; init; }

    /// <summary>Who is to be asked again before anybody is refused; null while nobody is.</summary>
    public SecondQuestion? SecondQuestion { get; init; }

    /// <summary>What the list of providers says; absent when there is no list.</summary>
    public ProviderListing? Provider { get; init; }
}

/// <summary>Only <see cref="NoData"/> makes a paper copy necessary (S2-14, S2-16). A silent register is no answer at all.</summary>
internal enum AnswerKind
{
    Found,
    NoData,
    Unavailable,
}

/// <param name="Kind">What the register said.</param>
/// <param name="Value">The data, when found.</param>
/// <param name="MessageId">The message of the register it rests on; absent when none came.</param>
/// <param name="At">When it was asked.</param>
internal sealed record RegisterAnswer<T>(AnswerKind Kind, T? Value, string? MessageId, DateTimeOffset At)
    where T : class
{
    /// <summary>The "no data" it said before it was asked again; null when it was asked once.</summary>
    public FirstAnswer? First { get; init; }
}

/// <param name="MessageId">The message of the register; absent when it has no number.</param>
/// <param name="At">When it was asked.</param>
internal sealed record FirstAnswer(string? MessageId, DateTimeOffset At);

/// <summary>A register's "no data" is not believed the first time where somebody would be refused for it.</summary>
/// <param name="Sources">Who is asked again.</param>
/// <param name="At">When.</param>
/// <param name="Until">From when on there is no time left for it.</param>
internal sealed record SecondQuestion(IReadOnlyList<string> Sources, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>There was no time for it: what was said once is a doubt for a person, not a ground.</summary>
    public bool Lapsed { get; init; }
}

/// <summary>What the service of access control (КДП) said. Only a denied or expired consent is a ground of refusal (S2-26).</summary>
internal enum ConsentState
{
    Granted,
    NotGiven,
    Denied,
    Expired,
    Revoked,
    Pending,
    Unavailable,
}

internal sealed record ConsentAnswer(ConsentState State, string? Token, string? PublicKey, string? MessageId, DateTimeOffset At);

internal sealed record IdentityRecord(string FullName, DateOnly BirthDate, bool Alive);

internal sealed record DiplomaRecord(string FullName, string? Institution, string? Number, DateOnly? Date);

internal sealed record EmploymentRecord(IReadOnlyList<EmploymentContract> Contracts);

internal sealed record EmploymentContract(string EmployerBin, string Position, DateOnly From, DateOnly? To)
{
    public bool IsInForce(DateOnly day) => From <= day && (To is null || To >= day);
}

/// <summary>The portfolio as the platform showed it, frozen with its hash.</summary>
internal sealed record Portfolio(IReadOnlyList<PortfolioItem> Items, string SnapshotId, string Sha256);

internal sealed record PortfolioItem(int Item, DocumentKind? Kind, string Title, string Source, DateOnly? IssuedOn, int? Hours, bool? Agreed, AchievementLevel? Level);

/// <summary>What the same person filed earlier in the same school year for the same kind of post (S2-27).</summary>
internal enum FiledBefore
{
    Nothing,
    Accepted,
    Undecided,
}

/// <param name="IsListed">Whether the provider is on the list.</param>
/// <param name="SubordinatedTo">To whom it is subordinated, if the list says so (Rules, p. 19).</param>
internal sealed record ProviderListing(bool IsListed, CommissionLevel? SubordinatedTo);
