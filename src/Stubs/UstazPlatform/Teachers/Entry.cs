using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>A document in a portfolio, as the platform keeps it.</summary>
internal sealed record Entry
{
    /// <summary>Names the entry within its portfolio; stays the same through its changes.</summary>
    public required string Id { get; init; }

    public required int Item { get; init; }

    public CategoryDocument? Kind { get; init; }

    /// <summary>The title as it stands on the document.</summary>
    public required string Title { get; init; }

    public string? TitleRu { get; init; }

    public string? Number { get; init; }

    /// <summary>The category that a document of item 6 is about.</summary>
    public CategoryName? Category { get; init; }

    public string? Issuer { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public DateOnly? PeriodFrom { get; init; }

    public DateOnly? PeriodTo { get; init; }

    public int? Hours { get; init; }

    public string? Programme { get; init; }

    public bool? Agreed { get; init; }

    public AchievementLevel? Level { get; init; }

    public required EntrySource Source { get; init; }

    public string? SourceSystem { get; init; }

    /// <summary>The named person who is responsible for a manual entry (Rules, p. 60).</summary>
    public string? EnteredBy { get; init; }

    public DateTimeOffset? EnteredAt { get; init; }

    public string? VerifiedBy { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public StoredFile? File { get; init; }
}

/// <summary>The two documents of item 6.</summary>
internal enum CategoryDocument
{
    CategoryCertificate,
    CategoryOrder,
}

/// <summary>How an entry came to the platform (Rules, p. 60): gathered from state systems, entered by the responsible person, uploaded by the teacher.</summary>
internal enum EntrySource
{
    Automatic,
    Manual,
    Upload,
}

/// <summary>Categories of teachers that a document of item 6 may be about; the names are those of a held category in an application.</summary>
internal enum CategoryName
{
    Teacher,
    Moderator,
    Expert,
    Researcher,
    Master,
    Second,
    First,
    Highest,
}
