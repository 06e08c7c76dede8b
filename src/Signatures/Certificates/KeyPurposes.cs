using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Certificates;

/// <summary>What the extensions of a certificate allow its key to do.</summary>
internal sealed record KeyPurposes(X509KeyUsageFlags Usage, bool IsUnrestricted, bool IsAuthority, int? PathLength, CertificateRoles Roles, bool IsReserved, bool CanAnswerOcsp)
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    public bool CanSignDocuments => (Usage & Signing) == Signing && !IsAuthority && !IsReserved;

    /// <summary>A certificate that names no use of its key allows every use (RFC 5280, 4.2.1.3); a notice wants it named, a message between systems does not.</summary>
    public bool CanSignMessages => CanSignDocuments || (IsUnrestricted && !IsAuthority && !IsReserved);

    public bool CanIssueCertificates => IsAuthority && (IsUnrestricted || Usage.HasFlag(X509KeyUsageFlags.KeyCertSign));

    public bool CanIssueRevocationLists => IsAuthority && Usage.HasFlag(X509KeyUsageFlags.CrlSign);

    public static KeyPurposes Of(X509Certificate2 certificate)
    {
        var extensions = certificate.Extensions;
        var usage = extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        var constraints = extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        string[] extended = [.. extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>())
            .Select(oid => oid.Value ?? string.Empty)];

        return new KeyPurposes(
            usage?.KeyUsages ?? X509KeyUsageFlags.None,
            usage is null,
            constraints?.CertificateAuthority ?? false,
            constraints is { HasPathLengthConstraint: true } ? constraints.PathLengthConstraint : null,
            extended.Aggregate(CertificateRoles.None, (roles, oid) => roles | RoleOf(oid)),
            extended.Any(oid => oid is Oids.TimeStamping or Oids.OcspSigning or Oids.TreasuryClient),
            extended.Contains(Oids.OcspSigning, StringComparer.Ordinal));
    }

    private static CertificateRoles RoleOf(string oid) => oid switch
    {
        Oids.Individual => CertificateRoles.Individual,
        Oids.Organisation => CertificateRoles.Organisation,
        Oids.Head => CertificateRoles.Head,
        Oids.CanSign => CertificateRoles.CanSign,
        Oids.CanSignFinance => CertificateRoles.CanSignFinance,
        Oids.HumanResources => CertificateRoles.HumanResources,
        Oids.Employee => CertificateRoles.Employee,
        Oids.InformationSystem => CertificateRoles.InformationSystem,
        _ => CertificateRoles.None,
    };
}
