using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>What is asked of the platform. A cursor says the items and the snapshot itself.</summary>
internal sealed record SearchRequest(string Iin, IReadOnlyList<int>? Items, DateTimeOffset? AsOf, string? Cursor, int PageSize);

/// <summary>A page as the platform writes it.</summary>
internal sealed record PageCard(TeacherCard? Teacher, string? SnapshotId, int TotalItems, string? NextCursor, IReadOnlyList<EntryCard> Entries)
{
    /// <summary>The first page's name of the content; every page has it.</summary>
    public string SnapshotId { get; } = SnapshotId ?? throw new PortfolioContractException("The page does not name its snapshot.");

    public IReadOnlyList<EntryCard> Entries { get; } = Entries ?? throw new PortfolioContractException("The page has no list of entries.");

    // Pages of two snapshots make a portfolio that never was.
    public void Check(Iin asked, PageCard first)
    {
        if (Teacher?.Iin != asked.Value || SnapshotId != first.SnapshotId || TotalItems != first.TotalItems)
        {
            throw new PortfolioContractException("The page is about somebody else, or is of another snapshot.");
        }
    }
}

internal sealed record TeacherCard(string? Iin);

/// <summary>An entry, as much of it as is used.</summary>
internal sealed record EntryCard(
    int Item, string? Kind, string Title, string? Source, string? SourceSystem, DateOnly? IssuedOn, int? Hours, bool? AgreedWithAuthorisedBody, AchievementLevel? Level)
{
    public PortfolioItem ToItem() => new(Item, KindOf(Kind), Title, $"{Source} {SourceSystem}".Trim(), IssuedOn, Hours, AgreedWithAuthorisedBody, Level);

    private static DocumentKind? KindOf(string? kind) => kind switch
    {
        nameof(DocumentKind.CategoryCertificate) => DocumentKind.CategoryCertificate,
        nameof(DocumentKind.CategoryOrder) => DocumentKind.CategoryOrder,
        _ => null,
    };
}

internal sealed record ProblemCard(string? Code);

/// <summary>The platform broke its own contract: what it gave cannot be used, and is asked for again later.</summary>
internal sealed class PortfolioContractException(string message) : Exception(message);
