using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Cases;

/// <summary>An application on its way: what was submitted, what was found out, what was decided, what was signed.</summary>
internal sealed record Case
{
    public required Application Application { get; init; }

    public required string Number { get; init; }

    public required string ContentHash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Absent while the calendar does not reach the day of receipt: then the case is parked.</summary>
    public required Terms? Terms { get; init; }

    public required string SchoolYear { get; init; }

    public required CaseState State { get; init; }

    /// <summary>When the next stop is due, on the law's clock; null while somebody else must act.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>The edition of the rules it was received under, and is decided by for ever.</summary>
    public string? Edition { get; init; }

    public Evidence Evidence { get; init; } = Evidence.None;

    public Decision? Decision { get; init; }

    public PersonsDecision? Review { get; init; }

    /// <summary>The person's decision as it arrived: the same one again changes nothing.</summary>
    public RecordReviewDecision? Recorded { get; init; }

    /// <summary>The notice, or the document of the commission's result that followed it.</summary>
    public Notice? Notice { get; init; }

    /// <summary>The commission's result in the paper service, recorded after the acceptance (S1-13, S1-14).</summary>
    public CommissionResult? Commission { get; init; }

    /// <summary>Where the sender of the application wants its answers.</summary>
    public ReplyAddress? ReplyTo { get; init; }

    /// <summary>From when on the case goes on, if it is one of many that are registered at the same opening; null: at registration.</summary>
    public DateTimeOffset? ReleasesAt { get; init; }

    /// <summary>When somebody was warned that the term runs out; the store raises it, once.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>When the term was found broken; the store raises it, once.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>How often the present stop was tried.</summary>
    public int Attempts { get; init; }

    public long Version { get; init; }

    /// <summary>Head of the case's journal.</summary>
    public JournalHead Journal { get; init; } = JournalHead.Empty;

    public Guid Id => Application.Id;

    /// <summary>The result of the service: the notice that was issued (S2-7). What the commission decides later follows it and does not replace it.</summary>
    public Notice? Result => Notice?.Chain().LastOrDefault() is { IssuedAt: not null } first ? first : null;

    public bool HasEnded => State is CaseState.Withdrawn || Result is not null;

    public CaseFile ToFile() => new(Application, Evidence, ReceivedAt, Review) { Edition = Edition };
}

/// <summary>A notice: composed once, signed once; only the signed bytes are ever sent.</summary>
internal sealed record Notice(Guid Id, string Number, NoticeKind Kind, string Xml)
{
    public string? SignedXml { get; init; }

    public string? Sha256 { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>The document issued before this one, if any.</summary>
    public Notice? Before { get; init; }

    /// <summary>This document and those before it, the latest first.</summary>
    public IEnumerable<Notice> Chain()
    {
        for (var notice = this; notice is not null; notice = notice.Before)
        {
            yield return notice;
        }
    }
}

/// <summary>AMQP reply-to and correlation-id of a request.</summary>
internal sealed record ReplyAddress(string Queue, string? CorrelationId);
