using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>An application as it passed the door: every field is what it says it is.</summary>
internal sealed record Application
{
    public required Guid Id { get; init; }

    public required Channel Channel { get; init; }

    public required string PortalRequestNumber { get; init; }

    public string? PortalChainId { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required Bin Provider { get; init; }

    public required Person Applicant { get; init; }

    public required string Position { get; init; }

    public required string Workplace { get; init; }

    public required Purpose Purpose { get; init; }

    public required Category Requested { get; init; }

    public HeldCategory? Held { get; init; }

    public bool Early { get; init; }

    public bool MovedFromHigherEducation { get; init; }

    public required Consent Consent { get; init; }

    public required IReadOnlyList<Document> Documents { get; init; }

    public Essay? Essay { get; init; }

    internal sealed record Person(Iin Iin, string FullName, string Email, string Phone, Language Language);

    /// <summary>An attached document without its bytes, which are kept apart.</summary>
    internal sealed record Document(
        DocumentKind Kind, string FileName, string MediaType, string Sha256, int Size, DateOnly? IssuedOn, int? Hours, bool? Agreed, AchievementLevel? Level);
}
