using System.Xml;

namespace Attestation.Signatures;

/// <summary>What verification of an enveloped signature found.</summary>
public sealed record SignatureVerdict
{
    /// <summary>True only when <see cref="Code"/> is <see cref="VerdictCode.Valid"/>.</summary>
    public bool IsValid => Code is VerdictCode.Valid;

    /// <summary>The reason, for programs.</summary>
    public required VerdictCode Code { get; init; }

    /// <summary>The reason, in plain English. Holds no personal data; other languages are in <see cref="VerdictSentence"/>.</summary>
    public required string Explanation { get; init; }

    /// <summary>
    /// Who signed last. Null while it is not certain that the certificate comes from a trusted authority: a name nobody vouches for is not shown.
    /// </summary>
    public CertificateProfile? Signer => Signers.Count > 0 ? Signers[0] : null;

    /// <summary>Everyone whose signature was checked, last signature first; a document signed once has one.</summary>
    public IReadOnlyList<CertificateProfile> Signers { get; init; } = [];

    /// <summary>
    /// The instance that was verified, without its signatures; null unless valid. The only thing a caller may read data from:
    /// parsing the bytes again is how signature wrapping works.
    /// </summary>
    public XmlDocument? Content { get; init; }

    /// <summary>What is known about revocation; of several signers the worst.</summary>
    public RevocationStatus Revocation { get; init; }
}
