namespace Attestation.Contracts;

/// <summary>Asks the school's signing step to sign a notice. Goes to the provider's own queue only.</summary>
public sealed record SignNotice
{
    /// <summary>Identifies the notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>Its number, <c>AT-26-00000001-3/1</c>.</summary>
    public required string NoticeNumber { get; init; }

    /// <summary>The application it answers.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>БИН of the provider that must sign.</summary>
    public required string ProviderBin { get; init; }

    /// <summary>Acceptance or refusal; in the paper service also the commission's decision and the order.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The notice to sign, as XML text; its UTF-8 bytes are what is signed.</summary>
    public required string Xml { get; init; }

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Xml"/>, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When the answer to the citizen is due (S2-5).</summary>
    public required DateTimeOffset DueBy { get; init; }
}

/// <summary>The school's signing step has signed.</summary>
/// <remarks>
/// Taken when the inclusive C14N without the signature equals that of what was sent, the signature is valid and the signer is
/// entitled for the provider. Anything else is answered with <see cref="ApplicationRejected"/> (<c>notice.refused</c>), and the notice is asked for again later.
/// </remarks>
public sealed record NoticeSigned
{
    /// <summary>Which notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>The signed notice, as XML text.</summary>
    public required string SignedXml { get; init; }
}

/// <summary>The school's signing step did not sign.</summary>
public sealed record NoticeNotSigned
{
    /// <summary>Which notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>Why, for the operator.</summary>
    public required string Reason { get; init; }

    /// <summary>True: a person must look at the case again. False: ask for the signature again later.</summary>
    public required bool ReturnToReview { get; init; }
}
