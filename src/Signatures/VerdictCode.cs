namespace Attestation.Signatures;

/// <summary>Why a signature was accepted or refused. A closed list: one code per reason, each raised by exactly one kind of fault.</summary>
public enum VerdictCode
{
    /// <summary>Everything that was asked for has been checked and holds.</summary>
    Valid,

    /// <summary>The bytes are not well-formed XML 1.0.</summary>
    NotXml,

    /// <summary>The document has a document type declaration, which could define entities; none is ever read.</summary>
    Dtd,

    /// <summary>The document is larger than 16 MiB.</summary>
    TooLarge,

    /// <summary>Elements are nested deeper than 64 levels.</summary>
    TooDeep,

    /// <summary>An element has more than 128 attributes and namespace declarations.</summary>
    TooManyAttributes,

    /// <summary>A comment or a processing instruction stands where data is read. Comments are never signed, so they may split a value.</summary>
    CommentOrInstruction,

    /// <summary>Not a SOAP envelope with at most one header followed by exactly one body.</summary>
    MalformedEnvelope,

    /// <summary>There is no signature where one belongs.</summary>
    NoSignature,

    /// <summary>More signatures than the profile allows: one in an envelope, eight in a document.</summary>
    SeveralSignatures,

    /// <summary>A signature stands somewhere else than at the end of the document element.</summary>
    SignatureMisplaced,

    /// <summary>The signature element has a part that is missing, out of place or unknown.</summary>
    MalformedSignature,

    /// <summary>The signature carries a <c>ds:Object</c>: content that looks signed and is not.</summary>
    ObjectInSignature,

    /// <summary>The key is named in another way than the profile allows.</summary>
    KeyInfoNotAllowed,

    /// <summary>The signature refers to nothing, so it signs nothing.</summary>
    ReferenceMissing,

    /// <summary>The signature has more than one reference.</summary>
    SeveralReferences,

    /// <summary>The reference points to something else than the profile allows: the whole document, or the body of the envelope by its identifier.</summary>
    ReferenceNotAllowed,

    /// <summary>The transforms are not exactly those of the profile.</summary>
    TransformNotAllowed,

    /// <summary>A canonicalisation, digest or signature algorithm that is not on the list.</summary>
    AlgorithmNotAllowed,

    /// <summary>The identifier the signature refers to occurs more than once.</summary>
    DuplicateId,

    /// <summary>The certificate is not a readable X.509 certificate.</summary>
    CertificateUnreadable,

    /// <summary>The signature names a certificate by issuer and serial number that is not among the known ones.</summary>
    CertificateUnknown,

    /// <summary>The signature algorithm is one that the certificate's key cannot have made.</summary>
    AlgorithmDoesNotFitKey,

    /// <summary>The signature value was not made by the key of this certificate over this <c>SignedInfo</c>.</summary>
    SignatureMismatch,

    /// <summary>The content is not what was signed.</summary>
    DigestMismatch,

    /// <summary>The certificate does not lead to a trusted root.</summary>
    UntrustedIssuer,

    /// <summary>The certificate has a critical extension that is not understood, so nothing may be concluded from it.</summary>
    UnknownCriticalExtension,

    /// <summary>A certificate of the path was not valid yet at the time of verification.</summary>
    NotYetValid,

    /// <summary>A certificate of the path was no longer valid at the time of verification.</summary>
    Expired,

    /// <summary>The certificate is not one for signing documents: authentication only, an authority's, a responder's.</summary>
    WrongKeyUsage,

    /// <summary>The certificate had been revoked at the time of verification.</summary>
    Revoked,

    /// <summary>Whether the certificate had been revoked cannot be told: no revocation list covers the time of verification, or no responder gave an answer that can be believed.</summary>
    RevocationUnknown,

    /// <summary>The signer acts for another organisation than the one whose document this is.</summary>
    WrongOrganisation,

    /// <summary>The signer has none of the roles that entitle to sign such a document.</summary>
    WrongRole,

    /// <summary>Fewer or more people signed than such a document needs.</summary>
    WrongNumberOfSigners,
}
