using System.ComponentModel;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>A page of a teacher's portfolio.</summary>
internal sealed record PortfolioPage
{
    [Description("Whose portfolio it is.")]
    public required TeacherReference Teacher { get; init; }

    [Description("Names the content of the whole portfolio: while it is the same, pages belong together; when it changes between two pages, start again.")]
    public required string SnapshotId { get; init; }

    [Description("When the portfolio was read for this page.")]
    public required DateTimeOffset TakenAt { get; init; }

    [Description("This page, from 1.")]
    public required int Page { get; init; }

    [Description("Entries on a full page.")]
    public required int PageSize { get; init; }

    [Description("Entries on all pages.")]
    public required int TotalItems { get; init; }

    [Description("Pages; 0 when there is no entry of the items asked for.")]
    public required int TotalPages { get; init; }

    [Description("The entries, in the order of the list of documents.")]
    public required IReadOnlyList<EntryView> Entries { get; init; }
}

/// <summary>Whose portfolio it is.</summary>
/// <param name="Iin">The ИИН that was asked for.</param>
internal sealed record TeacherReference(string Iin);

/// <summary>A document in the portfolio.</summary>
internal sealed record EntryView
{
    [Description("Names the entry within its portfolio.")]
    public required string Id { get; init; }

    [Description("Its number in the list of documents: 3, 5, 6, 7 or 8.")]
    public required int Item { get; init; }

    [Description("Which of the two documents of item 6; null for the others.")]
    public required CategoryDocument? Kind { get; init; }

    public required string Title { get; init; }

    [Description("How it came to the platform.")]
    public required EntrySource Source { get; init; }

    [Description("The system it was gathered from; null for what people put there.")]
    public required string? SourceSystem { get; init; }

    public required DateOnly IssuedOn { get; init; }

    [Description("Length of a course in academic hours.")]
    public required int? Hours { get; init; }

    [Description("Whether the programme of a course is agreed with the authorised body.")]
    public required bool? AgreedWithAuthorisedBody { get; init; }

    [Description("Level of an achievement.")]
    public required AchievementLevel? Level { get; init; }

    [Description("SHA-256 of the document, in lower-case hex.")]
    public required string ContentSha256 { get; init; }
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
