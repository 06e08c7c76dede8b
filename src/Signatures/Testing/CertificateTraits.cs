using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Testing;

/// <summary>How a certificate departs from an ordinary one; for tests of what must be refused.</summary>
public sealed record CertificateTraits
{
    /// <summary>An ordinary certificate.</summary>
    public static CertificateTraits Ordinary { get; } = new();

    /// <summary>First instant of validity; by default the authority's own.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Last instant of validity; by default the authority's own.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Key usage; by default that of a signing certificate.</summary>
    public X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    /// <summary>Whether the holder is itself a certification authority.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>Extended key usages put in place of those that the role gives; null for those of the role.</summary>
    public IReadOnlyList<string>? ExtendedKeyUsages { get; init; }

    /// <summary>An object identifier of a critical extension that nobody knows; null for none.</summary>
    public string? UnknownCriticalExtension { get; init; }

    /// <summary>Whether the certificate, a responder's, says that its own revocation need not be asked about (<c>id-pkix-ocsp-nocheck</c>).</summary>
    public bool NeedsNoRevocationCheck { get; init; }

    /// <summary>Where the certificate says that its authority answers OCSP questions; null for nowhere.</summary>
    public Uri? OcspResponder { get; init; }
}
