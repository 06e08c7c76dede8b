namespace Attestation.Signatures.Certificates;

/// <summary>A signer whose path to a pinned root has been checked once. What depends on the time is asked again at each use.</summary>
internal sealed record TrustedSigner(SignerCertificate Signer, IReadOnlyList<SignerCertificate> Path)
{
    /// <summary>Whether this very certificate is believed, whoever issued it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whether this certificate could sign a message between systems at that time.</summary>
    public VerdictCode JudgeAsSystemAt(DateTimeOffset at) =>
        IsPinned ? ValidityAt(at)
        : Chain is not VerdictCode.Valid ? Chain
        : ValidityAt(at) is var validity and not VerdictCode.Valid ? validity
        : Signer.Purposes.CanSignMessages ? VerdictCode.Valid : VerdictCode.WrongKeyUsage;

    /// <summary>Whether this certificate could sign a document at that time; <see cref="VerdictCode.Valid"/> when it could.</summary>
    public VerdictCode JudgeAt(DateTimeOffset at) =>
        Chain is not VerdictCode.Valid ? Chain
        : ValidityAt(at) is var validity and not VerdictCode.Valid ? validity
        : Usage;

    public VerdictCode Chain => Path.Any(certificate => certificate.HasUnknownCriticalExtension) ? VerdictCode.UnknownCriticalExtension : VerdictCode.Valid;

    public VerdictCode Usage => Signer.Profile.CanSignDocuments ? VerdictCode.Valid : VerdictCode.WrongKeyUsage;

    public VerdictCode ValidityAt(DateTimeOffset at) =>
        Path.Any(certificate => at < certificate.Profile.NotBefore) ? VerdictCode.NotYetValid
        : Path.Any(certificate => at > certificate.Profile.NotAfter) ? VerdictCode.Expired
        : VerdictCode.Valid;

    /// <summary>
    /// The signer must be covered by a list of its issuer. An authority on the path is refused when a list names it, but not when its
    /// issuer gave no list: the national roots publish theirs apart, and a folder without it is the rule.
    /// </summary>
    public RevocationStatus RevocationAt(DateTimeOffset at, Trust trust)
    {
        RevocationStatus[] statuses = [.. Path.Zip(Path.Skip(1), (certificate, issuer) => trust.StatusOf(certificate, issuer, at))];

        return statuses.Contains(RevocationStatus.Revoked) ? RevocationStatus.Revoked
            : statuses is [var ofSigner, ..] ? ofSigner
            : RevocationStatus.CannotTell;
    }
}
