using System.ComponentModel;
using Attestation.Stubs.UstazPlatform.Portfolio;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>Who a teacher is at work.</summary>
internal sealed record TeacherView
{
    [Description("Names the teacher in addresses; opaque, and another one after a restart.")]
    public required string Id { get; init; }

    [Description("The ИИН, its middle hidden.")]
    public required string MaskedIin { get; init; }

    public required string FullName { get; init; }

    public required DateOnly BirthDate { get; init; }

    [Description("The post held.")]
    public required string? Position { get; init; }

    public required WorkplaceView? Workplace { get; init; }

    [Description("The first day of the first contract.")]
    public required DateOnly? WorkingSince { get; init; }

    [Description("Whole years since then.")]
    public required int? ExperienceYears { get; init; }

    [Description("The categories that the documents of item 6 are about.")]
    public required IReadOnlyList<CategoryView> Categories { get; init; }

    [Description("The version of the file, from 1.")]
    public required int Version { get; init; }

    [Description("Names the content of the file.")]
    public required string SnapshotId { get; init; }

    public static TeacherView Of(TeacherFile file, FileVersion version, DateTimeOffset now)
    {
        var profile = version.Profile;

        return new TeacherView
        {
            Id = file.Id,
            MaskedIin = TestKit.Iin.Mask(file.Iin),
            FullName = profile.FullName,
            BirthDate = profile.BirthDate,
            Position = profile.Position,
            Workplace = profile.Workplace is { } name ? new WorkplaceView(name, profile.WorkplaceBin) : null,
            WorkingSince = profile.WorkingSince,
            ExperienceYears = profile.ExperienceAt(DateOnly.FromDateTime(Kazakhstan.ToLocal(now).DateTime)),
            Categories = CategoryView.Of(version.Entries),
            Version = version.Number,
            SnapshotId = version.SnapshotId,
        };
    }
}

/// <summary>Where a teacher works.</summary>
internal sealed record WorkplaceView(string Name, string? Bin);

/// <summary>A category with the two documents that prove it.</summary>
internal sealed record CategoryView
{
    public required CategoryName Name { get; init; }

    [Description("The day of the order, or of the certificate where there is no order.")]
    public required DateOnly AwardedOn { get; init; }

    [Description("The last day: five school years.")]
    public required DateOnly ValidUntil { get; init; }

    public required EntryView? Certificate { get; init; }

    public required EntryView? Order { get; init; }

    public static IReadOnlyList<CategoryView> Of(IEnumerable<Entry> entries) =>
    [
        .. entries.Where(entry => entry.Category is not null).GroupBy(entry => entry.Category!.Value).Select(documents =>
        {
            var order = documents.LastOrDefault(entry => entry.Kind is CategoryDocument.CategoryOrder);
            var certificate = documents.LastOrDefault(entry => entry.Kind is CategoryDocument.CategoryCertificate);
            var awarded = (order ?? certificate ?? documents.First()).IssuedOn;

            return new CategoryView
            {
                Name = documents.Key,
                AwardedOn = awarded,
                ValidUntil = new DateOnly(awarded.Year + 5, 8, 31),
                Certificate = certificate is null ? null : EntryView.Of(certificate),
                Order = order is null ? null : EntryView.Of(order),
            };
        }),
    ];
}

/// <summary>Teachers, page by page.</summary>
internal sealed record TeacherList(IReadOnlyList<TeacherLine> Teachers, string? NextCursor);

/// <summary>A teacher in a list: no names.</summary>
internal sealed record TeacherLine(string Id, string MaskedIin);

/// <summary>Whom one looks for.</summary>
internal sealed record TeacherSearch(string Iin);
