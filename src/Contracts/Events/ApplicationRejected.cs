namespace Attestation.Contracts;

/// <summary>
/// The message could not be taken as an application: not a refusal, nothing is stored, a corrected message is welcome.
/// Sent to <c>reply-to</c> too.
/// </summary>
public sealed record ApplicationRejected
{
    /// <summary>Identifies the event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Which application; absent when it could not be read.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>The number, when the application exists already (a conflict).</summary>
    public string? ApplicationNumber { get; init; }

    /// <summary>Where it was filed; absent when it could not be read.</summary>
    public Channel? Channel { get; init; }

    /// <summary>БИН of the provider; absent when it could not be read.</summary>
    public string? ProviderBin { get; init; }

    /// <summary>When it was rejected.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Every problem, not only the first.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>SHA-256 of the bytes of the message that is answered, in lower-case hexadecimal: by it a sender knows his own. Absent in events of before it was there.</summary>
    public string? MessageSha256 { get; init; }
}

/// <summary>What is wrong with a message, and where.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901), <c>/applicant/iin</c>; empty for the message as a whole.</param>
/// <param name="Code">Stable code, <c>iin.checksum</c>; listed in <c>docs/messages.md</c>.</param>
/// <param name="Message">The sentence for people.</param>
public sealed record Problem(string Pointer, string Code, TrilingualText Message);
