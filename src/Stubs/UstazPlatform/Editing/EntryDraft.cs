using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Editing;

/// <summary>An entry as people put it into a portfolio.</summary>
internal sealed record EntryDraft
{
    public const int MostBytes = 5 * 1024 * 1024;

    private static readonly string[] OfItemSix = ["kind", "category"];

    [Description("Its number in the list of documents: 3, 5, 6, 7 or 8.")]
    public required int Item { get; init; }

    [Description("Which of the two documents of item 6; needed for it, absent for the others.")]
    public CategoryDocument? Kind { get; init; }

    [MaxLength(300)]
    public required string Title { get; init; }

    [MaxLength(300)]
    public string? TitleRu { get; init; }

    [MaxLength(64)]
    public string? Number { get; init; }

    [Description("The category that a document of item 6 is about.")]
    public CategoryName? Category { get; init; }

    [MaxLength(300)]
    public string? Issuer { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public DateOnly? PeriodFrom { get; init; }

    public DateOnly? PeriodTo { get; init; }

    [Range(1, 2000)]
    public int? Hours { get; init; }

    [MaxLength(300)]
    public string? Programme { get; init; }

    public bool? AgreedWithAuthorisedBody { get; init; }

    public AchievementLevel? Level { get; init; }

    [Description("Manual: by the named responsible person (Rules, p. 60); Upload: by the teacher, with a file.")]
    public required EnteredSource Source { get; init; }

    [MaxLength(200)]
    [Description("Surname and name of the responsible person; needed for a manual entry.")]
    public string? EnteredBy { get; init; }

    public FileDraft? File { get; init; }

    public static EntryDraft Read(Fields fields)
    {
        var item = fields.Number("item", 3, 8, required: true) ?? 0;
        if (item is 4)
        {
            fields.Complain("item", "item.unknown", "Must be 3, 5, 6, 7 or 8.");
        }

        var draft = new EntryDraft
        {
            Item = item,
            Kind = fields.Choice<CategoryDocument>("kind"),
            Title = fields.Text("title", 300, required: true) ?? "",
            TitleRu = fields.Text("titleRu", 300),
            Number = fields.Text("number", 64),
            Category = fields.Choice<CategoryName>("category"),
            Issuer = fields.Text("issuer", 300),
            IssuedOn = fields.Day("issuedOn", required: true) ?? default,
            PeriodFrom = fields.Day("periodFrom"),
            PeriodTo = fields.Day("periodTo"),
            Hours = fields.Number("hours", 1, 2000),
            Programme = fields.Text("programme", 300),
            AgreedWithAuthorisedBody = fields.Flag("agreedWithAuthorisedBody"),
            Level = fields.Choice<AchievementLevel>("level"),
            Source = fields.Choice<EnteredSource>("source", required: true) ?? default,
            EnteredBy = fields.Text("enteredBy", 200),
            File = fields.Object("file", FileDraft.Read),
        };
        draft.Check(fields);

        return draft;
    }

    public Entry ToEntry(string id, StoredFile? kept, DateTimeOffset now) => new()
    {
        Id = id,
        Item = Item,
        Kind = Kind,
        Title = Title,
        TitleRu = TitleRu,
        Number = Number,
        Category = Category,
        Issuer = Issuer,
        IssuedOn = IssuedOn,
        PeriodFrom = PeriodFrom,
        PeriodTo = PeriodTo,
        Hours = Hours,
        Programme = Programme,
        Agreed = AgreedWithAuthorisedBody,
        Level = Level,
        Source = Source is EnteredSource.Manual ? EntrySource.Manual : EntrySource.Upload,
        EnteredBy = EnteredBy,
        EnteredAt = Kazakhstan.ToLocal(now),
        File = File is { } file ? new StoredFile(file.Name, file.MediaType, file.Content) : kept,
    };

    private void Check(Fields fields)
    {
        if (Item is 6 && Kind is null && !fields.Has("kind"))
        {
            fields.Complain("kind", "kind.missing", "Item 6 is two documents: say which.");
        }

        foreach (var name in OfItemSix.Where(name => Item is not (0 or 6) && fields.Has(name)))
        {
            fields.Complain(name, $"{name}.misplaced", "Is of item 6 alone.");
        }

        if (PeriodTo < PeriodFrom)
        {
            fields.Complain("periodTo", "period.reversed", "Is before the first day.");
        }

        if (Source is EnteredSource.Manual && EnteredBy is null && !fields.Has("enteredBy"))
        {
            fields.Complain("enteredBy", "enteredBy.missing", "A manual entry names the responsible person (Rules, p. 60).");
        }
    }
}

/// <summary>How people put something into a portfolio.</summary>
internal enum EnteredSource
{
    Manual,
    Upload,
}

/// <summary>A scan that comes with an entry.</summary>
internal sealed record FileDraft
{
    private static readonly string[] Types = ["application/pdf", "image/jpeg", "image/png"];

    [MaxLength(200)]
    public required string Name { get; init; }

    [Description("application/pdf, image/jpeg or image/png.")]
    public required string MediaType { get; init; }

    [Description("The bytes in base64, at most 5 MB decoded.")]
    public required byte[] Content { get; init; }

    public static FileDraft Read(Fields fields)
    {
        var type = fields.Text("mediaType", 64, required: true) ?? "";
        if (type is not "" && !Types.Contains(type, StringComparer.Ordinal))
        {
            fields.Complain("mediaType", "mediaType.unknown", $"Must be one of: {string.Join(", ", Types)}.");
        }

        return new FileDraft { Name = fields.Text("name", 200, required: true) ?? "", MediaType = type, Content = fields.Bytes("content", EntryDraft.MostBytes) ?? [] };
    }
}

/// <summary>Who looked at a document itself.</summary>
internal sealed record VerificationDraft([property: MaxLength(200)] string By)
{
    public static VerificationDraft Read(Fields fields) => new(fields.Text("by", 200, required: true) ?? "");
}

/// <summary>Corrections of a profile by the named responsible person (Rules, p. 60); what is absent stays.</summary>
internal sealed record ProfileDraft
{
    [MaxLength(200)]
    public required string EnteredBy { get; init; }

    [MaxLength(300)]
    public string? Position { get; init; }

    [MaxLength(300)]
    public string? Workplace { get; init; }

    public string? WorkplaceBin { get; init; }

    public DateOnly? WorkingSince { get; init; }

    public static ProfileDraft Read(Fields fields)
    {
        var bin = fields.Text("workplaceBin", 12);
        if (bin is not null && !Bin.IsValid(bin))
        {
            fields.Complain("workplaceBin", "bin.invalid", "Must be the twelve digits of an organisation.");
        }

        return new ProfileDraft
        {
            EnteredBy = fields.Text("enteredBy", 200, required: true) ?? "",
            Position = fields.Text("position", 300),
            Workplace = fields.Text("workplace", 300),
            WorkplaceBin = bin,
            WorkingSince = fields.Day("workingSince"),
        };
    }

    public Profile Correct(Profile profile) => profile with
    {
        Position = Position ?? profile.Position,
        Workplace = Workplace ?? profile.Workplace,
        WorkplaceBin = WorkplaceBin ?? profile.WorkplaceBin,
        WorkingSince = WorkingSince ?? profile.WorkingSince,
    };
}
