using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures;

/// <summary>Who a certificate of the national authority says its holder is, and what its key may do.</summary>
public sealed class CertificateProfile
{
    private const int ShownDigits = 4;

    private CertificateProfile(X509Certificate2 certificate, Subject subject, KeyPurposes purposes)
    {
        Iin = subject.Iin;
        Bin = subject.Bin;
        CommonName = subject.CommonName;
        Organisation = subject.Organisation;
        SerialNumberHex = certificate.SerialNumber;
        Sha256Hex = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        NotBefore = new DateTimeOffset(certificate.NotBefore).ToUniversalTime();
        NotAfter = new DateTimeOffset(certificate.NotAfter).ToUniversalTime();
        Roles = purposes.Roles;
        CanSignDocuments = purposes.CanSignDocuments;
        Algorithm = SignatureSuites.ForKeyOf(certificate)?.Algorithm;
        IssuerCommonName = Subject.Of(certificate.IssuerName).CommonName;
        IssuerName = certificate.IssuerName.RawData;
    }

    /// <summary>Individual identification number, 12 digits; null when the subject holds none, or more than one.</summary>
    public string? Iin { get; }

    /// <summary>The individual identification number as it may be shown: only its last four digits; null when there is none.</summary>
    public string? MaskedIin => Iin is null ? null : new string('*', Iin.Length - ShownDigits) + Iin[^ShownDigits..];

    /// <summary>Business identification number, 12 digits; null when the subject holds none, or more than one.</summary>
    public string? Bin { get; }

    /// <summary>Surname and name of a person, or the name of an information system; empty when the subject has none.</summary>
    public string CommonName { get; }

    /// <summary>Name of the legal entity; null for a natural person's certificate.</summary>
    public string? Organisation { get; }

    /// <summary>Serial number, upper-case hexadecimal, most significant digit first.</summary>
    public string SerialNumberHex { get; }

    /// <summary>SHA-256 of the certificate, upper-case hexadecimal.</summary>
    public string Sha256Hex { get; }

    /// <summary>First instant of validity.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>Last instant of validity, inclusive.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>The roles its extended key usages grant.</summary>
    public CertificateRoles Roles { get; }

    /// <summary>
    /// Whether the key may sign documents: key usage has both <c>digitalSignature</c> and <c>nonRepudiation</c>, the holder is no
    /// certification authority, and the certificate is no time-stamping or status-responder one.
    /// </summary>
    public bool CanSignDocuments { get; }

    /// <summary>What its key signs with; null for a kind of key that is not accepted.</summary>
    public SignatureAlgorithm? Algorithm { get; }

    /// <summary>Common name of the authority that issued it, as the certificate says.</summary>
    public string IssuerCommonName { get; }

    internal byte[] IssuerName { get; }

    /// <summary>Reads a certificate. Says nothing about whether it can be trusted.</summary>
    /// <param name="certificate">Any X.509 certificate.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="CryptographicException">A name or an extension in it is malformed.</exception>
    public static CertificateProfile Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        return new CertificateProfile(certificate, Subject.Of(certificate.SubjectName), KeyPurposes.Of(certificate));
    }

    /// <summary>Names the certificate, not its holder: fit for a log.</summary>
    /// <returns>The serial number in words.</returns>
    public override string ToString() => $"certificate {SerialNumberHex}";
}
