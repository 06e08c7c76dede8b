using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;

namespace Attestation.Signatures.Certificates;

/// <summary>A certificate as it came with a signature, read once: nothing here says that it can be trusted.</summary>
internal sealed class SignerCertificate
{
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        Oids.SubjectKeyIdentifier,
        Oids.KeyUsage,
        Oids.BasicConstraints,
        Oids.CrlDistributionPoints,
        Oids.CertificatePolicies,
        Oids.AuthorityKeyIdentifier,
        Oids.ExtendedKeyUsage,
        Oids.FreshestCrl,
        Oids.AuthorityInformationAccess,
        Oids.OcspNoCheck,
    };

    private readonly SignedAsn _signed;
    private readonly ReadOnlyMemory<byte> _innerAlgorithm;

    private SignerCertificate(X509Certificate2 certificate)
    {
        Certificate = certificate;
        Profile = CertificateProfile.Of(certificate);
        Purposes = KeyPurposes.Of(certificate);
        Suite = SignatureSuites.ForKeyOf(certificate);
        PublicKey = Suite?.OpenPublic(certificate);
        HasUnknownCriticalExtension = certificate.Extensions.Any(extension => extension.Critical && !Understood.Contains(extension.Oid?.Value ?? string.Empty));
        AuthorityKeyIdentifier = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier;
        SubjectKeyIdentifier = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes;
        (_signed, _innerAlgorithm, Serial) = Decode(certificate.RawData);
    }

    public X509Certificate2 Certificate { get; }

    public CertificateProfile Profile { get; }

    public KeyPurposes Purposes { get; }

    public SignatureSuite? Suite { get; }

    public IVerifyingKey? PublicKey { get; }

    public bool HasUnknownCriticalExtension { get; }

    /// <summary>Its issuer says that its revocation need not be asked about: responders that live shortly (RFC 6960, 4.2.2.2.1).</summary>
    public bool NeedsNoRevocationCheck => Certificate.Extensions.Any(extension => extension.Oid?.Value == Oids.OcspNoCheck);

    public BigInteger Serial { get; }

    private ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; }

    private ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; }

    /// <summary>Null when the bytes are not exactly one certificate.</summary>
    public static SignerCertificate? Read(byte[] encoded)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(encoded);

            return certificate.RawData.AsSpan().SequenceEqual(encoded) ? new SignerCertificate(certificate) : null;
        }
        catch (Exception malformed) when (malformed is CryptographicException or AsnContentException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    public static SignerCertificate Of(X509Certificate2 certificate) => new(certificate);

    public bool IsIssuedBy(SignerCertificate issuer) =>
        Profile.IssuerName.AsSpan().SequenceEqual(issuer.Certificate.SubjectName.RawData)
        && (AuthorityKeyIdentifier is not { } wanted || issuer.SubjectKeyIdentifier is not { } held || wanted.Span.SequenceEqual(held.Span))
        && issuer.Purposes.CanIssueCertificates
        && _signed.IsSignedBy(issuer, _innerAlgorithm);

    public bool HasSameKeyAs(SignerCertificate other) =>
        this == other
        || (Certificate.SubjectName.RawData.AsSpan().SequenceEqual(other.Certificate.SubjectName.RawData)
            && Certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(other.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static (SignedAsn Signed, ReadOnlyMemory<byte> InnerAlgorithm, BigInteger Serial) Decode(byte[] encoded)
    {
        var signed = SignedAsn.Decode(encoded);
        var body = new AsnReader(signed.ToBeSigned, AsnEncodingRules.DER).ReadSequence();
        var version = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (body.PeekTag() == version)
        {
            body.ReadEncodedValue();
        }

        var serial = body.ReadInteger();

        return (signed, body.ReadEncodedValue(), serial);
    }
}
