using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>A row of <c>application_case</c>, column by column.</summary>
internal sealed class CaseRow
{
    public string Id { get; init; } = "";

    public string Number { get; init; } = "";

    public string State { get; init; } = "";

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public long Attempts { get; init; }

    public long Version { get; init; }

    public string Channel { get; init; } = "";

    public string Category { get; init; } = "";

    public string KindOfPost { get; init; } = "";

    public string SchoolYear { get; init; } = "";

    public string ProviderBin { get; init; } = "";

    public byte[] PersonKey { get; init; } = [];

    public string ContentHash { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public DateTimeOffset? WarnAt { get; init; }

    public DateTimeOffset? DueBy { get; init; }

    public DateTimeOffset? AlarmAt { get; init; }

    public DateTimeOffset? WarnedAt { get; init; }

    public DateTimeOffset? BreachedAt { get; init; }

    public DateTimeOffset? ReleasesAt { get; init; }

    public string? Outcome { get; init; }

    public string? NoticeId { get; init; }

    public string? ReplyTo { get; init; }

    public string? CorrelationId { get; init; }

    public byte[] Application { get; init; } = [];

    public byte[] Evidence { get; init; } = [];

    public byte[]? Decision { get; init; }

    public byte[]? Notice { get; init; }

    public long JournalSeq { get; init; }

    public byte[] JournalHash { get; init; } = [];
}

/// <summary>Turns rows into cases and back; the only place where personal columns are opened and sealed.</summary>
internal sealed class CaseMapper(ColumnCipher cipher, Keyring keyring)
{
    public Case ToCase(CaseRow row)
    {
        var decided = row.Decision is null ? null : cipher.DecryptJson<Decided>(row.Decision, Place(row.Id, "decision"));

        return new Case
        {
            Application = cipher.DecryptJson<Application>(row.Application, Place(row.Id, "application")),
            Number = row.Number,
            ContentHash = row.ContentHash,
            ReceivedAt = row.ReceivedAt.ToOffset(Kazakhstan.Offset),
            Terms = row is { RegisteredAt: { } registered, WarnAt: { } warn, DueBy: { } due }
                ? new Terms(Kazakhstan.ToLocal(registered), Kazakhstan.ToLocal(warn), Kazakhstan.ToLocal(due))
                : null,
            SchoolYear = row.SchoolYear,
            State = CaseStates.Parse(row.State),
            DueAt = row.DueAt,
            Evidence = cipher.DecryptJson<Evidence>(row.Evidence, Place(row.Id, "evidence")),
            Edition = decided?.Edition,
            Decision = decided?.Decision,
            Review = decided?.Review,
            Commission = decided?.Commission,
            Recorded = decided?.Recorded,
            ReleasesAt = row.ReleasesAt,
            WarnedAt = row.WarnedAt,
            BreachedAt = row.BreachedAt,
            Notice = row.Notice is null ? null : cipher.DecryptJson<Notice>(row.Notice, Place(row.Id, "notice")),
            ReplyTo = row.ReplyTo is null ? null : new ReplyAddress(row.ReplyTo, row.CorrelationId),
            Attempts = (int)row.Attempts,
            Version = row.Version,
            Journal = new JournalHead(row.JournalSeq, row.JournalHash),
        };
    }

    public CaseRow ToRow(Case @case, DateTimeOffset? leaseUntil = null)
    {
        var id = @case.Id.ToString("D");
        var application = @case.Application;
        var decided = new Decided(@case.Decision, @case.Review, @case.Recorded, @case.Edition, @case.Commission);

        return new CaseRow
        {
            Id = id,
            Number = @case.Number,
            State = @case.State.ToString(),
            DueAt = @case.DueAt,
            LeaseUntil = leaseUntil,
            Attempts = @case.Attempts,
            Version = @case.Version,
            Channel = application.Channel.ToString(),
            Category = application.Requested.ToString(),
            KindOfPost = Categories.PostOf(application.Requested).ToString(),
            SchoolYear = @case.SchoolYear,
            ProviderBin = application.Provider.Value,
            PersonKey = keyring.Lookup(application.Applicant.Iin.Value),
            ContentHash = @case.ContentHash,
            ReceivedAt = @case.ReceivedAt,
            RegisteredAt = @case.Terms?.RegisteredAt,
            WarnAt = @case.Terms?.WarnAt,
            DueBy = @case.Terms?.DueBy,
            AlarmAt = NextAlarm(@case),
            WarnedAt = @case.WarnedAt,
            BreachedAt = @case.BreachedAt,
            ReleasesAt = @case.ReleasesAt,
            Outcome = @case.Result?.Kind.ToString(),
            NoticeId = @case.Notice?.Id.ToString("D"),
            ReplyTo = @case.ReplyTo?.Queue,
            CorrelationId = @case.ReplyTo?.CorrelationId,
            Application = cipher.EncryptJson(application, Place(id, "application")),
            Evidence = cipher.EncryptJson(@case.Evidence, Place(id, "evidence")),
            Decision = decided == new Decided(null, null) ? null : cipher.EncryptJson(decided, Place(id, "decision")),
            Notice = @case.Notice is null ? null : cipher.EncryptJson(@case.Notice, Place(id, "notice")),
            JournalSeq = @case.Journal.Seq,
            JournalHash = @case.Journal.Hash,
        };
    }

    // Whoever has an answer, or wants none any more, has no term to miss.
    private static DateTimeOffset? NextAlarm(Case @case) => @case switch
    {
        { HasEnded: true } or { BreachedAt: not null } => null,
        { WarnedAt: not null } => @case.Terms?.DueBy,
        _ => @case.Terms?.WarnAt,
    };

    private static string Place(string id, string column) => $"application_case/{column}/{id}";

    private sealed record Decided(
        Decision? Decision, PersonsDecision? Review, RecordReviewDecision? Recorded = null, string? Edition = null, CommissionResult? Commission = null);
}
