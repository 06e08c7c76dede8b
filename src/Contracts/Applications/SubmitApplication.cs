namespace Attestation.Contracts;

/// <summary>A teacher applies for attestation. The message itself is the application (S2-13; Rules, Annex 2).</summary>
/// <remarks>
/// Sent to the exchange <c>attestation.applications</c>. The answer is <see cref="ApplicationReceived"/> or
/// <see cref="ApplicationRejected"/>. The same id with the same content is answered alike for ever; with other content it is refused.
/// Properties are added, never renamed or removed.
/// </remarks>
public sealed record SubmitApplication
{
    /// <summary>Chosen by the portal: the idempotency key of the application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>Where it was filed; must be the channel of the requested category (Rules, p. 15).</summary>
    public required Channel Channel { get; init; }

    /// <summary>The portal's own number, up to 64 characters; 14 digits at egov.kz.</summary>
    public required string PortalRequestNumber { get; init; }

    /// <summary>The portal's message chain in the ШЭП, decimal; statuses are pushed into it.</summary>
    public string? PortalChainId { get; init; }

    /// <summary>When the applicant sent it, by the portal's clock. Counts for the window if delivery took at most 24 hours.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>БИН of the provider that must answer (Rules, p. 14): 12 digits.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>Who applies.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>The post held, in the applicant's words.</summary>
    public required string Position { get; init; }

    /// <summary>The organisation where the applicant works.</summary>
    public required string Workplace { get; init; }

    /// <summary>Award or confirmation.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The category applied for.</summary>
    public required Category RequestedCategory { get; init; }

    /// <summary>The category held now; absent when none was ever held (S2-18).</summary>
    public HeldCategory? HeldCategory { get; init; }

    /// <summary>Early award is asked for (Rules, p. 63).</summary>
    public bool Early { get; init; }

    /// <summary>The applicant moved from a higher-education institution without a category (S1-11).</summary>
    public bool MovedFromHigherEducation { get; init; }

    /// <summary>Consent to access restricted personal data (Law on personal data, art. 8; S2-26).</summary>
    public required Consent Consent { get; init; }

    /// <summary>Attached documents; may be empty, at most 40 of 5 MB.</summary>
    public required IReadOnlyList<AttachedDocument> Documents { get; init; }

    /// <summary>The essay (S2-21). Its absence is a reason for refusal, not a malformed message.</summary>
    public Essay? Essay { get; init; }
}

/// <summary>The person who applies.</summary>
public sealed record Applicant
{
    /// <summary>ИИН: 12 digits with a valid birth date and check digit.</summary>
    public required string Iin { get; init; }

    /// <summary>Surname, name and patronymic (if any), as in the identity document.</summary>
    public required string FullName { get; init; }

    /// <summary>E-mail (Rules, Annex 2).</summary>
    public required string Email { get; init; }

    /// <summary>Phone in international form, <c>+7…</c>.</summary>
    public required string Phone { get; init; }

    /// <summary>The language in which to show the answer first.</summary>
    public required Language Language { get; init; }
}

/// <summary>A category held before or now, with the order that gave it.</summary>
public sealed record HeldCategory
{
    /// <summary>Which one.</summary>
    public required HeldCategoryName Category { get; init; }

    /// <summary>The day on which it ends.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Number of the order.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Date of the order.</summary>
    public DateOnly? OrderDate { get; init; }
}

/// <summary>Consent as the portal took it.</summary>
public sealed record Consent
{
    /// <summary>Whether the applicant consented. <c>false</c> leads to a refusal under S2-26.</summary>
    public required bool Given { get; init; }

    /// <summary>Token of the state service of access control (КДП), if the portal already holds one.</summary>
    public string? KdpToken { get; init; }

    /// <summary>The public key that belongs to <see cref="KdpToken"/>.</summary>
    public string? PublicKey { get; init; }
}

/// <summary>A document of row 8. The gateway checks size and hash and keeps the bytes; it does not look inside.</summary>
public sealed record AttachedDocument
{
    /// <summary>Which item of the list it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>File name as the applicant sees it.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type, <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>SHA-256 of the decoded content, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes in base64, at most 5 MB decoded.</summary>
    public required string Content { get; init; }

    /// <summary>When the document was issued.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Length of a course in hours (Rules, Annex 12).</summary>
    public int? Hours { get; init; }

    /// <summary>Whether the course programme is agreed with the authorised body (S2-17).</summary>
    public bool? Agreed { get; init; }

    /// <summary>How far an achievement reaches.</summary>
    public AchievementLevel? Level { get; init; }
}

/// <summary>The essay of 250–300 words on a topic of the year (S2-21; Rules, p. 59).</summary>
/// <param name="Topic">One of the year's topics, to the letter.</param>
/// <param name="Text">At most 20 000 characters.</param>
public sealed record Essay(string Topic, string Text);
