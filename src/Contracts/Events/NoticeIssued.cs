namespace Attestation.Contracts;

/// <summary>The result of the service: the notice, signed by the provider (S2-7, S2-8).</summary>
public sealed record NoticeIssued
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

    /// <summary>The application's number and the notice's own, <c>AT-26-00000001-3/1</c>.</summary>
    public required string NoticeNumber { get; init; }

    /// <summary>Acceptance or refusal; never anything else.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>In working time, never before registration (S2-12).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Every reason of a refusal; empty for an acceptance.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The signed notice as XML text. Its UTF-8 bytes are the notice: store them as they are, never re-format them.</summary>
    public required string SignedXml { get; init; }

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="SignedXml"/>, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>One reason of a refusal (S2-24…S2-26), with what the citizen must know to mend it.</summary>
public sealed record Reason
{
    /// <summary><c>S2-24</c> unreliable, <c>S2-25</c> does not meet the requirements, <c>S2-26</c> no consent.</summary>
    public required string Ground { get; init; }

    /// <summary>The requirement that is not met, <c>S2-21</c>; of the paper service <c>S1-8</c>.</summary>
    public required string Requirement { get; init; }

    /// <summary>A <see cref="DocumentKind"/>, <c>Essay</c>, or absent when no document is concerned.</summary>
    public string? Document { get; init; }

    /// <summary>The act and its clause.</summary>
    public required string Act { get; init; }

    /// <summary>The sentence for the citizen.</summary>
    public required BilingualText Text { get; init; }
}
