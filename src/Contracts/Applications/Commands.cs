namespace Attestation.Contracts;

/// <summary>The applicant takes the application back. Answered by <see cref="ApplicationWithdrawn"/>, unless a notice was already issued.</summary>
public sealed record WithdrawApplication
{
    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>Why, in the applicant's words.</summary>
    public required string Reason { get; init; }
}

/// <summary>An authorised person of the provider has looked at a case in review (S2-6).</summary>
public sealed record RecordReviewDecision
{
    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>Go on, or refuse.</summary>
    public required ReviewDecision Decision { get; init; }

    /// <summary>With <see cref="ReviewDecision.Refuse"/>: <c>S2-24</c>, <c>S2-25</c> or <c>S2-26</c>.</summary>
    public string? Ground { get; init; }

    /// <summary>With <see cref="ReviewDecision.Refuse"/>: the documents concerned; may be empty.</summary>
    public IReadOnlyList<DocumentKind>? Documents { get; init; }

    /// <summary>With <see cref="ReviewDecision.Refuse"/>: the sentence for the citizen.</summary>
    public BilingualText? Explanation { get; init; }

    /// <summary>Who decided.</summary>
    public required DecidedBy DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>The person who decided.</summary>
public sealed record DecidedBy
{
    /// <summary>ИИН: 12 digits.</summary>
    public required string Iin { get; init; }

    /// <summary>The post.</summary>
    public required string Position { get; init; }
}

/// <summary>Results of the paper service 00803020: the commission's decision (S1-13) and the order (S1-14).</summary>
public sealed record RecordCommissionDecision
{
    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

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
