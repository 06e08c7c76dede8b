namespace Attestation.Gateway.Cases;

/// <summary>What a stop did: the case afterwards, what the journal says of it, and the messages to send. Stored in one transaction.</summary>
internal sealed record Step(Case After, JournalNote Note, IReadOnlyList<OutgoingMessage> Messages)
{
    /// <summary>It tells what had been published before a restore: what the case still had to say before that is not said any more.</summary>
    public bool IsAdopted { get; init; }

    public Step(Case after, JournalNote note, params OutgoingMessage[] messages)
        : this(after, note, (IReadOnlyList<OutgoingMessage>)messages)
    {
    }
}

/// <summary>One line of the journal. <paramref name="Details"/> never holds anything personal; <paramref name="Personal"/> is stored encrypted.</summary>
internal sealed record JournalNote(string Stop, string Entry, object? Details = null, object? Personal = null);

/// <summary>A message to be published after the commit, when it is due.</summary>
internal sealed record OutgoingMessage
{
    public required Destination Destination { get; init; }

    /// <summary>Name of the message, kebab case.</summary>
    public required string Type { get; init; }

    /// <summary>Derived from the case and the message: a repeated message carries the same id.</summary>
    public required Guid MessageId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>Of a parked message: why. Travels as a header.</summary>
    public string? Cause { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Not to be sent before, on the law's clock.</summary>
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A stop of the journey that the gateway works on.</summary>
internal interface IStop
{
    CaseState Stop { get; }

    Task<Step> RunAsync(Case @case, CancellationToken cancellationToken);
}

/// <summary>Where a message goes.</summary>
/// <param name="Exchange">Null: straight to the queue that <paramref name="RoutingKey"/> names.</param>
/// <param name="RoutingKey">The key; or the queue.</param>
internal sealed record Destination(string? Exchange, string RoutingKey)
{
    public static Destination Queue(string name) => new(null, name);
}
