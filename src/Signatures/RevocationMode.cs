namespace Attestation.Signatures;

/// <summary>What to ask about revocation.</summary>
public enum RevocationMode
{
    /// <summary>Nothing: the verdict says <see cref="RevocationStatus.NotChecked"/>.</summary>
    None,

    /// <summary>The revocation lists that came with the <see cref="Trust"/>; without one that covers the time, the signature is not valid.</summary>
    Crl,

    /// <summary>
    /// The issuer's responder, over the network: only a <see cref="DocumentVerifier"/> asks it. Where nothing can be asked, it cannot be told.
    /// </summary>
    Ocsp,
}

/// <summary>What is known about the revocation of a certificate at the time of verification.</summary>
public enum RevocationStatus
{
    /// <summary>Nobody asked.</summary>
    NotChecked,

    /// <summary>A list that covers the time does not name the certificate.</summary>
    Good,

    /// <summary>A list that covers the time names the certificate.</summary>
    Revoked,

    /// <summary>No list of the issuer covers the time.</summary>
    CannotTell,
}
