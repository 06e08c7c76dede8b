using System.ComponentModel;
using Attestation.Contracts;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>An application that was filed on the platform.</summary>
internal sealed record ApplicationView
{
    public required Guid Id { get; init; }

    [Description("The platform's own number.")]
    public required string Number { get; init; }

    [Description("The opaque id of the teacher.")]
    public required string TeacherId { get; init; }

    public required string MaskedIin { get; init; }

    public required Category RequestedCategory { get; init; }

    public required string ProviderBin { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    [Description("The portfolio at that instant; null when there was none.")]
    public required SnapshotView? Snapshot { get; init; }

    [Description("Where it has got to, as far as the platform was told.")]
    public required ApplicationState State { get; init; }

    [Description("The gateway's number.")]
    public required string? ApplicationNumber { get; init; }

    [Description("Why the gateway did not take it; empty unless Rejected.")]
    public required IReadOnlyList<Problem> Problems { get; init; }

    public required NoticeView? Notice { get; init; }

    public required IReadOnlyList<ApplicationEvent> Events { get; init; }

    public static ApplicationView Of(FiledApplication application) => new()
    {
        Id = application.Id,
        Number = application.Message.PortalRequestNumber,
        TeacherId = application.Teacher.Id,
        MaskedIin = TestKit.Iin.Mask(application.Teacher.Iin),
        RequestedCategory = application.Message.RequestedCategory,
        ProviderBin = application.Message.ProviderBin,
        FiledAt = application.Message.SubmittedAt,
        Snapshot = application.Snapshot is { } version ? new SnapshotView(version.Number, version.SnapshotId) : null,
        State = application.State,
        ApplicationNumber = application.ApplicationNumber,
        Problems = application.Problems,
        Notice = application.Notice is { } notice ? new NoticeView(notice.NoticeNumber, notice.Kind, notice.IssuedAt, notice.Sha256, notice.Reasons) : null,
        Events = application.Events,
    };
}

/// <summary>Which version of a portfolio.</summary>
internal sealed record SnapshotView(int Version, string SnapshotId);

/// <summary>The notice without its bytes, which have an address of their own.</summary>
internal sealed record NoticeView(string Number, NoticeKind Kind, DateTimeOffset IssuedAt, string Sha256, IReadOnlyList<Reason> Reasons);

/// <summary>Applications, oldest first, page by page.</summary>
internal sealed record ApplicationList(IReadOnlyList<ApplicationView> Applications, string? NextCursor);
