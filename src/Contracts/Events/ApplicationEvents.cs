namespace Attestation.Contracts;

/// <summary>The application is stored and will be answered. Sent to <c>reply-to</c> too.</summary>
public sealed record ApplicationReceived
{
    /// <summary>Identifies the event: a repeated delivery carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The gateway's number, <c>AT-26-00000001-3</c>: year, serial, Luhn digit.</summary>
    public required string ApplicationNumber { get; init; }

    /// <summary>Where the application was filed.</summary>
    public required Channel Channel { get; init; }

    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>When it happened, by the gateway's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The gateway's clock when the message reached it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it is registered: at once in working time, otherwise at the next opening (S2-12).</summary>
    public required DateTimeOffset RegistersAt { get; init; }

    /// <summary>End of working time on the working day after registration (S2-5).</summary>
    public required DateTimeOffset DueBy { get; init; }
}

/// <summary>The application is registered: the term of one working day runs (S2-5, S2-12).</summary>
public sealed record ApplicationRegistered
{
    /// <summary>Identifies the event: a repeated delivery carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The gateway's number, <c>AT-26-00000001-3</c>: year, serial, Luhn digit.</summary>
    public required string ApplicationNumber { get; init; }

    /// <summary>Where the application was filed.</summary>
    public required Channel Channel { get; init; }

    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>When it happened, by the gateway's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The instant of registration, in working time.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>The service has reached another stage (Rules, p. 17).</summary>
public sealed record ServiceStageChanged
{
    /// <summary>Identifies the event: a repeated delivery carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The gateway's number, <c>AT-26-00000001-3</c>: year, serial, Luhn digit.</summary>
    public required string ApplicationNumber { get; init; }

    /// <summary>Where the application was filed.</summary>
    public required Channel Channel { get; init; }

    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>When it happened, by the gateway's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The stage reached.</summary>
    public required ServiceStage Stage { get; init; }
}

/// <summary>The application was withdrawn; it does not count for the school year.</summary>
public sealed record ApplicationWithdrawn
{
    /// <summary>Identifies the event: a repeated delivery carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The gateway's number, <c>AT-26-00000001-3</c>: year, serial, Luhn digit.</summary>
    public required string ApplicationNumber { get; init; }

    /// <summary>Where the application was filed.</summary>
    public required Channel Channel { get; init; }

    /// <summary>БИН of the provider.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>When it happened, by the gateway's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
