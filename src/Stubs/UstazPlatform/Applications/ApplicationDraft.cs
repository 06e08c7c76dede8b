using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Attestation.Contracts;
using Attestation.Stubs.UstazPlatform.Http;
using Bin = Attestation.Stubs.TestKit.Bin;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>What a teacher fills in; the platform adds what it knows. Whether it suffices is the gateway's to judge.</summary>
internal sealed record ApplicationDraft
{
    [Description("Chosen by the caller: the same id with the same content is answered alike. Made by the platform, if absent.")]
    public Guid? ApplicationId { get; init; }

    [Description("The opaque id of the teacher who applies.")]
    public required string TeacherId { get; init; }

    [Description("БИН of the provider that must answer; of the workplace, if absent.")]
    public string? ProviderBin { get; init; }

    [MaxLength(256)]
    public required string Email { get; init; }

    [Description("In international form, +7…")]
    [MaxLength(32)]
    public required string Phone { get; init; }

    [Description("kk or ru.")]
    public required Language Language { get; init; }

    [Description("Award or Confirm.")]
    public required Purpose Purpose { get; init; }

    [Description("Moderator or Expert: all other categories are applied for through egov.kz (Rules, p. 15).")]
    public required Category RequestedCategory { get; init; }

    [Description("The category held now; the latest in the portfolio, if absent.")]
    public HeldCategory? HeldCategory { get; init; }

    public bool? Early { get; init; }

    public bool? MovedFromHigherEducation { get; init; }

    [Description("Whether the teacher consents to the use of restricted data.")]
    public required bool Consent { get; init; }

    [Description("Documents that registers do not have: copies of diploma and employment.")]
    public IReadOnlyList<AttachedDocument>? Documents { get; init; }

    public Essay? Essay { get; init; }

    public static ApplicationDraft Read(Fields fields)
    {
        var id = fields.Text("applicationId", 36);
        if (id is not null && !Guid.TryParseExact(id, "D", out _))
        {
            fields.Complain("applicationId", "uuid.invalid", "Must be a UUID.");
        }

        var bin = fields.Text("providerBin", 12);
        if (bin is not null && !Bin.IsValid(bin))
        {
            fields.Complain("providerBin", "bin.invalid", "Must be the twelve digits of an organisation.");
        }

        var category = fields.Choice<Category>("requestedCategory", required: true);
        if (category is not (null or Category.Moderator or Category.Expert))
        {
            fields.Complain("requestedCategory", "category.elsewhere", "This category is applied for through egov.kz (Rules, p. 15).");
        }

        var consent = fields.Flag("consent");
        if (consent is null && !fields.Has("consent"))
        {
            fields.Complain("consent", "consent.missing", "Say whether the teacher consents.");
        }

        return new ApplicationDraft
        {
            ApplicationId = Guid.TryParseExact(id, "D", out var chosen) ? chosen : null,
            TeacherId = fields.Text("teacherId", 64, required: true) ?? "",
            ProviderBin = bin,
            Email = fields.Text("email", 256, required: true) ?? "",
            Phone = fields.Text("phone", 32, required: true) ?? "",
            Language = LanguageOf(fields),
            Purpose = fields.Choice<Purpose>("purpose", required: true) ?? default,
            RequestedCategory = category ?? default,
            HeldCategory = fields.Object("heldCategory", HeldOf),
            Early = fields.Flag("early"),
            MovedFromHigherEducation = fields.Flag("movedFromHigherEducation"),
            Consent = consent ?? false,
            Documents = fields.List("documents", 40, DocumentOf),
            Essay = fields.Object("essay", essay => new Essay(essay.Text("topic", 500, required: true) ?? "", essay.Text("text", 20_000, required: true, lines: true) ?? "")),
        };
    }

    private static Language LanguageOf(Fields fields)
    {
        var written = fields.Text("language", 2, required: true);
        if (written is not (null or "kk" or "ru"))
        {
            fields.Complain("language", "language.unknown", "Must be kk or ru.");
        }

        return written is "ru" ? Language.Russian : Language.Kazakh;
    }

    private static HeldCategory HeldOf(Fields held) => new()
    {
        Category = held.Choice<HeldCategoryName>("category", required: true) ?? default,
        ValidUntil = held.Day("validUntil"),
        OrderNumber = held.Text("orderNumber", 64),
        OrderDate = held.Day("orderDate"),
    };

    private static AttachedDocument DocumentOf(Fields document)
    {
        var content = document.Bytes("content", Editing.EntryDraft.MostBytes) ?? [];

        return new AttachedDocument
        {
            Kind = document.Choice<DocumentKind>("kind", required: true) ?? default,
            FileName = document.Text("fileName", 200, required: true) ?? "",
            MediaType = document.Text("mediaType", 64, required: true) ?? "",
            Sha256 = document.Text("sha256", 64) ?? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)),
            Content = Convert.ToBase64String(content),
            IssuedOn = document.Day("issuedOn"),
            Hours = document.Number("hours", 1, 2000),
            Agreed = document.Flag("agreed"),
            Level = document.Choice<AchievementLevel>("level"),
        };
    }
}
