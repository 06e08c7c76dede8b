using System.ComponentModel;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>A page of a teacher's portfolio.</summary>
internal sealed record PortfolioPage
{
    [Description("Whose portfolio it is.")]
    public required TeacherReference Teacher { get; init; }

    [Description("Names the content of the whole portfolio: pages with the same name belong together.")]
    public required string SnapshotId { get; init; }

    [Description("The version of the portfolio, from 1; each stays readable as long as it is kept.")]
    public required int Version { get; init; }

    [Description("When this version came to be.")]
    public required DateTimeOffset VersionAt { get; init; }

    [Description("When the portfolio was read for this page.")]
    public required DateTimeOffset TakenAt { get; init; }

    [Description("Entries on a full page.")]
    public required int PageSize { get; init; }

    [Description("Entries on all pages.")]
    public required int TotalItems { get; init; }

    [Description("Leads to the next page; null on the last one.")]
    public required string? NextCursor { get; init; }

    [Description("The entries, in the order of the list of documents.")]
    public required IReadOnlyList<EntryView> Entries { get; init; }

    /// <param name="file">Whose portfolio.</param>
    /// <param name="version">Which version of it.</param>
    /// <param name="place">Where the page begins, and which items are asked for.</param>
    /// <param name="pageSize">Entries on a page.</param>
    /// <param name="seal">Makes the next cursor.</param>
    /// <param name="now">When it is read.</param>
    public static PortfolioPage Of(TeacherFile file, FileVersion version, Http.Cursor place, int pageSize, Http.CursorSeal seal, DateTimeOffset now)
    {
        Entry[] wanted = [.. version.Entries.Where(entry => (place.Items & (1 << entry.Item)) is not 0)];
        var end = place.Offset + pageSize;

        return new PortfolioPage
        {
            Teacher = new TeacherReference(file.Iin, file.Id),
            SnapshotId = version.SnapshotId,
            Version = version.Number,
            VersionAt = Kazakhstan.ToLocal(version.At),
            TakenAt = Kazakhstan.ToLocal(now),
            PageSize = pageSize,
            TotalItems = wanted.Length,
            NextCursor = end < wanted.Length ? seal.Seal(place with { Version = version.Number, Offset = end }) : null,
            Entries = [.. wanted.Skip(place.Offset).Take(pageSize).Select(EntryView.Of)],
        };
    }
}

/// <summary>Whose portfolio it is.</summary>
/// <param name="Iin">The ИИН that was asked for.</param>
/// <param name="Id">Names the teacher in addresses; opaque, and another one after a restart.</param>
internal sealed record TeacherReference(string Iin, string Id);
