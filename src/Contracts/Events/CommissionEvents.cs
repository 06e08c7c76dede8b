namespace Attestation.Contracts;

/// <summary>The commission's result was recorded (S1-13, S1-14); its documents follow. The answer to <see cref="RecordCommissionDecision"/>.</summary>
public sealed record CommissionDecisionRecorded
{
    /// <summary>Identifies the event: a repeated delivery carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The gateway's number, <c>AT-26-00000001-3</c>: year, serial, Luhn digit.</summary>
    public required string ApplicationNumber { get; init; }

    /// <summary>Where the application was filed: always on paper.</summary>
    public required Channel Channel { get; init; }

    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>When it happened, by the gateway's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Awarded, confirmed, or not awarded.</summary>
    public required CommissionDecision Decision { get; init; }

    /// <summary>The category decided upon.</summary>
    public required Category Category { get; init; }

    /// <summary>Number of the order.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Date of the order.</summary>
    public required DateOnly OrderDate { get; init; }

    /// <summary>The day of the commission's decision.</summary>
    public required DateOnly DecidedOn { get; init; }
}

/// <summary>A document of the commission's result, signed by the provider: the decision (S1-13), then the order (S1-14).</summary>
public sealed record CommissionDocumentIssued
{
    /// <summary>Identifies the event: a repeated delivery carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The gateway's number, <c>AT-26-00000001-3</c>: year, serial, Luhn digit.</summary>
    public required string ApplicationNumber { get; init; }

    /// <summary>Where the application was filed: always on paper.</summary>
    public required Channel Channel { get; init; }

    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>When it happened, by the gateway's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Number of the document: it goes on from that of the notice, <c>AT-26-00000001-3/2</c>.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary><see cref="NoticeKind.CommissionDecision"/> or <see cref="NoticeKind.CommissionOrder"/>.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Awarded, confirmed, or not awarded.</summary>
    public required CommissionDecision Decision { get; init; }

    /// <summary>The category decided upon.</summary>
    public required Category Category { get; init; }

    /// <summary>Number of the order.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Date of the order.</summary>
    public required DateOnly OrderDate { get; init; }

    /// <summary>The day of the commission's decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>In working time.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The signed document as XML text. Its UTF-8 bytes are the document: store them as they are.</summary>
    public required string SignedXml { get; init; }

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="SignedXml"/>, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
