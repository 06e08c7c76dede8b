namespace Attestation.Contracts;

/// <summary>Asks where an application has got to: by its id, or by its number and the applicant's ИИН (S2-31, S2-32).</summary>
public sealed record GetApplicationStatus
{
    /// <summary>The id, or</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>the number together with</summary>
    public string? ApplicationNumber { get; init; }

    /// <summary>the applicant's ИИН.</summary>
    public string? Iin { get; init; }
}

/// <summary>Where an application has got to. An unknown one and somebody else's are answered alike.</summary>
public sealed record ApplicationStatus
{
    /// <summary>False when there is no such application, or it is not the asker's.</summary>
    public required bool Found { get; init; }

    /// <summary>The gateway's number.</summary>
    public string? ApplicationNumber { get; init; }

    /// <summary>The stage.</summary>
    public ServiceStage? State { get; init; }

    /// <summary>When it reached the gateway.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it was or will be registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When the answer is due.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>The notice, once issued.</summary>
    public string? NoticeNumber { get; init; }

    /// <summary>What happens next, for the citizen.</summary>
    public TrilingualText? Next { get; init; }
}
