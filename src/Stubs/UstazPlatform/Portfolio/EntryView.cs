using System.ComponentModel;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>A document in the portfolio.</summary>
internal sealed record EntryView
{
    [Description("Names the entry within its portfolio.")]
    public required string Id { get; init; }

    [Description("Its number in the list of documents: 3, 5, 6, 7 or 8.")]
    public required int Item { get; init; }

    [Description("Which of the two documents of item 6; null for the others.")]
    public required CategoryDocument? Kind { get; init; }

    [Description("The title as it stands on the document.")]
    public required string Title { get; init; }

    [Description("The title in Russian, where there is one.")]
    public required string? TitleRu { get; init; }

    [Description("The document's own number.")]
    public required string? Number { get; init; }

    [Description("The category that a document of item 6 is about.")]
    public required CategoryName? Category { get; init; }

    [Description("Who issued it.")]
    public required string? Issuer { get; init; }

    public required DateOnly IssuedOn { get; init; }

    [Description("First day of what it is about.")]
    public required DateOnly? PeriodFrom { get; init; }

    [Description("Last day of what it is about.")]
    public required DateOnly? PeriodTo { get; init; }

    [Description("Length of a course in academic hours.")]
    public required int? Hours { get; init; }

    [Description("The programme of a course.")]
    public required string? Programme { get; init; }

    [Description("Whether the programme of a course is agreed with the authorised body.")]
    public required bool? AgreedWithAuthorisedBody { get; init; }

    [Description("Level of an achievement.")]
    public required AchievementLevel? Level { get; init; }

    [Description("How it came to the platform.")]
    public required EntrySource Source { get; init; }

    [Description("The system it was gathered from; null for what people put there.")]
    public required string? SourceSystem { get; init; }

    [Description("The named person responsible for a manual entry, or who uploaded it.")]
    public required string? EnteredBy { get; init; }

    public required DateTimeOffset? EnteredAt { get; init; }

    [Description("Who looked at the document; null while nobody has, or where the source system vouches for it.")]
    public required VerificationView? Verification { get; init; }

    [Description("The scan; null where there is none.")]
    public required FileView? File { get; init; }

    [Description("SHA-256 of the file, in lower-case hex; null where there is none.")]
    public required string? ContentSha256 { get; init; }

    public static EntryView Of(Entry entry) => new()
    {
        Id = entry.Id,
        Item = entry.Item,
        Kind = entry.Kind,
        Title = entry.Title,
        TitleRu = entry.TitleRu,
        Number = entry.Number,
        Category = entry.Category,
        Issuer = entry.Issuer,
        IssuedOn = entry.IssuedOn,
        PeriodFrom = entry.PeriodFrom,
        PeriodTo = entry.PeriodTo,
        Hours = entry.Hours,
        Programme = entry.Programme,
        AgreedWithAuthorisedBody = entry.Agreed,
        Level = entry.Level,
        Source = entry.Source,
        SourceSystem = entry.SourceSystem,
        EnteredBy = entry.EnteredBy,
        EnteredAt = entry.EnteredAt,
        Verification = entry is { VerifiedBy: { } by, VerifiedAt: { } at } ? new VerificationView(by, at) : null,
        File = entry.File is { } file ? new FileView(file.Name, file.MediaType, file.Size, file.Sha256) : null,
        ContentSha256 = entry.File?.Sha256,
    };
}

/// <summary>Somebody looked at the document itself.</summary>
internal sealed record VerificationView(string By, DateTimeOffset At);

/// <summary>The scan of a document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Its hash, in lower-case hex.</param>
internal sealed record FileView(string Name, string MediaType, int Size, string Sha256);
