namespace Attestation.Signatures;

/// <summary>Who is entitled to sign a document. An empty policy asks for nothing but good signatures.</summary>
public sealed record SignerPolicy
{
    /// <summary>
    /// A notice of a provider of a state service: signed once, for this provider, by its first head, by a person with the right to sign, or by
    /// its information system. An employee without that right may not.
    /// </summary>
    /// <param name="providerBin">The provider's business identification number, 12 digits.</param>
    /// <returns>The policy.</returns>
    public static SignerPolicy NoticeOf(string providerBin) => new()
    {
        Bin = providerBin,
        AnyRole = CertificateRoles.Head | CertificateRoles.CanSign | CertificateRoles.InformationSystem,
        Signers = 1,
    };

    /// <summary>Business identification number that every signer must act for, 12 digits; null for any or none.</summary>
    public string? Bin { get; init; }

    /// <summary>Roles of which every signer must have at least one; <see cref="CertificateRoles.None"/> for any.</summary>
    public CertificateRoles AnyRole { get; init; }

    /// <summary>How many signatures there must be; null for any number.</summary>
    public int? Signers { get; init; }

    /// <summary>Whether this signer is entitled.</summary>
    /// <param name="signer">Somebody out of a report or a verdict.</param>
    /// <returns><see cref="VerdictCode.Valid"/>, <see cref="VerdictCode.WrongOrganisation"/> or <see cref="VerdictCode.WrongRole"/>.</returns>
    public VerdictCode Judge(CertificateProfile signer)
    {
        ArgumentNullException.ThrowIfNull(signer);

        return Bin is not null && !string.Equals(signer.Bin, Bin, StringComparison.Ordinal) ? VerdictCode.WrongOrganisation
            : AnyRole is not CertificateRoles.None && (signer.Roles & AnyRole) is CertificateRoles.None ? VerdictCode.WrongRole
            : VerdictCode.Valid;
    }
}
