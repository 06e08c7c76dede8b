using Attestation.Contracts;

namespace Attestation.Gateway.Cases;

/// <summary>What the attestation commission decided, as the provider recorded it (S1-13), with the order (S1-14).</summary>
/// <param name="Decision">Awarded, confirmed, not awarded.</param>
/// <param name="Category">The category decided upon.</param>
/// <param name="OrderNumber">Number of the order.</param>
/// <param name="OrderDate">Date of the order.</param>
/// <param name="DecidedOn">The day of the commission's decision.</param>
/// <param name="RecordedAt">When it reached the gateway.</param>
/// <param name="DueBy">When its documents should be signed: a working day, as for the notice.</param>
internal sealed record CommissionResult(
    CommissionDecision Decision, Category Category, string OrderNumber, DateOnly OrderDate, DateOnly DecidedOn, DateTimeOffset RecordedAt, DateTimeOffset DueBy)
{
    /// <summary>The documents that carry it. Where nothing is awarded there is no order.</summary>
    public IReadOnlyList<NoticeKind> Documents =>
        Decision is CommissionDecision.NotAward ? [NoticeKind.CommissionDecision] : [NoticeKind.CommissionDecision, NoticeKind.CommissionOrder];

    /// <summary>The next document to draw up; null when all were issued. One recorded anew after an order came back unsigned has all its documents anew.</summary>
    public NoticeKind? NextAfter(Notice notice)
    {
        var issued = notice.Chain().Where(document => document.IssuedAt >= RecordedAt).Select(document => document.Kind).ToHashSet();

        return Documents.Where(kind => !issued.Contains(kind)).Select(kind => (NoticeKind?)kind).FirstOrDefault();
    }

    /// <summary>When a decision counts as recorded: after everything that was issued before it, by whichever instance's clock.</summary>
    public static DateTimeOffset RecordedAfter(Notice notice, DateTimeOffset now) =>
        notice.Chain().Max(document => document.IssuedAt) is { } last && last >= now ? last.AddMicroseconds(1) : now;

    /// <summary>When a document of it counts as issued: never before it was recorded, by whichever instance's clock. It would be drawn up again and again.</summary>
    public DateTimeOffset IssuedNotBefore(DateTimeOffset now) => now < RecordedAt ? RecordedAt : now;

    public bool IsSame(RecordCommissionDecision told) => Says(told.Decision, told.Category, told.OrderNumber, told.OrderDate, told.DecidedOn);

    /// <summary>Whether one that was published at an instant is known by this one: it says the same, or is older.</summary>
    public bool Covers(CommissionDecisionRecorded published) =>
        published.OccurredAt <= RecordedAt || Says(published.Decision, published.Category, published.OrderNumber, published.OrderDate, published.DecidedOn);

    /// <inheritdoc cref="Covers(CommissionDecisionRecorded)"/>
    public bool Covers(CommissionDocumentIssued published) =>
        published.IssuedAt <= RecordedAt || Says(published.Decision, published.Category, published.OrderNumber, published.OrderDate, published.DecidedOn);

    private bool Says(CommissionDecision decision, Category category, string orderNumber, DateOnly orderDate, DateOnly decidedOn) =>
        (decision, category, orderNumber, orderDate, decidedOn) == (Decision, Category, OrderNumber, OrderDate, DecidedOn);
}
