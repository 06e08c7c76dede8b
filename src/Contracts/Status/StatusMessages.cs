using System.Text.Json.Serialization;

namespace Attestation.Contracts;

/// <summary>Asks where an application has got to: by its id, or by its number and the applicant's ИИН (S2-31, S2-32).</summary>
public sealed record GetApplicationStatus
{
    /// <summary>The id, or</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>the number together with</summary>
    public string? ApplicationNumber { get; init; }

    /// <summary>the applicant's ИИН, or</summary>
    public string? Iin { get; init; }

    /// <summary>
    /// the БИН of the provider that asks: it sees its own applications only. May stand beside the id too.
    /// </summary>
    public string? ProviderBin { get; init; }

    /// <summary>Who asks; absent means the applicant, through the cabinet.</summary>
    public StatusAsker? Asker { get; init; }

    /// <summary>Whether the answer shall also say how the service works (S2-30 to S2-33).</summary>
    public bool? WithProcedure { get; init; }
}

/// <summary>For whom a status is asked (S2-31, S2-32).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatusAsker>))]
public enum StatusAsker
{
    /// <summary>The applicant, in the personal cabinet.</summary>
    Applicant,

    /// <summary>The provider.</summary>
    Provider,

    /// <summary>An operator of the contact centre 1414: is told, masked, whose application it is, to be sure of the caller.</summary>
    ContactCentre,
}

/// <summary>Where an application has got to. An unknown one and somebody else's are answered alike.</summary>
public sealed record ApplicationStatus
{
    /// <summary>False when there is no such application, or it is not the asker's.</summary>
    public required bool Found { get; init; }

    /// <summary>The gateway's number.</summary>
    public string? ApplicationNumber { get; init; }

    /// <summary>The stage.</summary>
    public ServiceStage? State { get; init; }

    /// <summary>When it reached the gateway.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it was or will be registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When the answer is due.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>The notice, once issued.</summary>
    public string? NoticeNumber { get; init; }

    /// <summary>What happens next, for the citizen.</summary>
    public TrilingualText? Next { get; init; }

    /// <summary>The stage as the cabinet shows it.</summary>
    public TrilingualText? StateName { get; init; }

    /// <summary>Accepted or refused, once the notice is issued.</summary>
    public NoticeKind? Outcome { get; init; }

    /// <summary>When the results of this school year are summarised (S2-29).</summary>
    public SummaryPeriod? SummaryPeriod { get; init; }

    /// <summary>БИН of the provider; only for the provider and the contact centre.</summary>
    public string? ProviderBin { get; init; }

    /// <summary>Whose application it is, masked; only for the contact centre.</summary>
    public MaskedApplicant? Applicant { get; init; }

    /// <summary>How the service works; only where it was asked for.</summary>
    public ServiceProcedure? Procedure { get; init; }
}

/// <summary>The comprehensive analytical summary of results: January to August of the school year (S2-29).</summary>
public sealed record SummaryPeriod
{
    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required TrilingualText Text { get; init; }
}

/// <summary>Enough to be sure of somebody who calls, and no more.</summary>
public sealed record MaskedApplicant
{
    /// <summary>The first four and the last three digits of the ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>The first letter of each name.</summary>
    public required string FullName { get; init; }
}

/// <summary>How the service works: what is needed, where to apply, whom to ask (S2-30 to S2-33).</summary>
public sealed record ServiceProcedure
{
    /// <summary>Name of the service.</summary>
    public required TrilingualText Service { get; init; }

    /// <summary>What is needed, one entry for each item of row 8 of the list of main requirements.</summary>
    public required IReadOnlyList<TrilingualText> Documents { get; init; }

    /// <summary>Where to apply for which category (Rules, p. 15).</summary>
    public required IReadOnlyList<TrilingualText> Channels { get; init; }

    /// <summary>How long it takes (S2-5, S2-12).</summary>
    public required TrilingualText Term { get; init; }

    /// <summary>What comes of it, and where it is shown (S2-7 to S2-9).</summary>
    public required TrilingualText Result { get; init; }

    /// <summary>That it is free (S2-10).</summary>
    public required TrilingualText Fee { get; init; }

    /// <summary>Telephones of the contact centre (S2-32).</summary>
    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>Where addresses and help-lines of providers are published (S2-30, S2-33).</summary>
    public required string AddressesAt { get; init; }

    /// <summary>Those of them that this gateway was told; perhaps none.</summary>
    public IReadOnlyList<ServicePoint>? Points { get; init; }
}

/// <summary>A provider's address and help-line, as published by the ministry (S2-30, S2-33).</summary>
public sealed record ServicePoint
{
    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Where it is.</summary>
    public string? Address { get; init; }

    /// <summary>Its help-line.</summary>
    public string? Phone { get; init; }

    /// <summary>When it works, for example <c>FiveDays 09:00–18:30, 13:00–14:30</c>.</summary>
    public string? Hours { get; init; }
}
