using System.ComponentModel;
using Attestation.Stubs.UstazPlatform.Portfolio;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>The history of a file, newest first, page by page.</summary>
internal sealed record VersionList(IReadOnlyList<VersionLine> Versions, string? NextCursor);

/// <summary>One version in the history.</summary>
internal sealed record VersionLine(int Number, DateTimeOffset At, VersionCause Cause, string By, string SnapshotId)
{
    public static VersionLine Of(FileVersion version) => new(version.Number, Kazakhstan.ToLocal(version.At), version.Cause, version.By, version.SnapshotId);
}

/// <summary>A version with everything in it.</summary>
internal sealed record VersionView
{
    [Description("From 1.")]
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required VersionCause Cause { get; init; }

    [Description("Who made the change.")]
    public required string By { get; init; }

    public required string SnapshotId { get; init; }

    public required TeacherView Teacher { get; init; }

    public required IReadOnlyList<EntryView> Entries { get; init; }

    public static VersionView Of(TeacherFile file, FileVersion version) => new()
    {
        Number = version.Number,
        At = Kazakhstan.ToLocal(version.At),
        Cause = version.Cause,
        By = version.By,
        SnapshotId = version.SnapshotId,
        Teacher = TeacherView.Of(file, version, version.At),
        Entries = [.. version.Entries.Select(EntryView.Of)],
    };
}
