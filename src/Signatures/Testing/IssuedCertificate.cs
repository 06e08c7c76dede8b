using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Keys;

namespace Attestation.Signatures.Testing;

/// <summary>Makes certificates with the extensions of the national profile.</summary>
internal static class IssuedCertificate
{
    public static X509Certificate2 Authority(
        string commonName, KeyPair key, DateTimeOffset from, DateTimeOffset until, X509Certificate2? issuer, KeyPair issuerKey)
    {
        var request = Request(new SubjectName { CommonName = commonName }, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, issuer is not null, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));

        return Sign(request, from, until, issuer, issuerKey);
    }

    public static SigningKey Subscriber(
        SubjectName subject,
        KeyPair key,
        CertificateTraits traits,
        IReadOnlyList<string> extendedKeyUsages,
        (DateTimeOffset From, DateTimeOffset Until) validity,
        X509Certificate2 issuer,
        KeyPair issuerKey)
    {
        var request = Request(subject, key);
        if (traits.IsAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        }

        if (traits.UnknownCriticalExtension is { } unknown)
        {
            request.CertificateExtensions.Add(new X509Extension(unknown, [0x05, 0x00], critical: true));
        }

        request.CertificateExtensions.Add(new X509KeyUsageExtension(traits.KeyUsage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. extendedKeyUsages.Select(oid => new Oid(oid))], critical: false));
        request.CertificateExtensions.Add(Policy());
        if (traits.OcspResponder is { } responder)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([responder.AbsoluteUri], caIssuersUris: null));
        }

        if (traits.NeedsNoRevocationCheck)
        {
            request.CertificateExtensions.Add(new X509Extension(Oids.OcspNoCheck, [0x05, 0x00], critical: false));
        }

        return key.With(Sign(request, validity.From, validity.Until, issuer, issuerKey));
    }

    private static CertificateRequest Request(SubjectName subject, KeyPair key)
    {
        var request = new CertificateRequest(subject.Build(), key.PublicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        return request;
    }

    private static X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset until, X509Certificate2? issuer, KeyPair issuerKey)
    {
        if (issuer is not null)
        {
            request.CertificateExtensions.Add(
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        }

        return request.Create(
            issuer?.SubjectName ?? request.SubjectName,
            issuerKey.Generator,
            from,
            until,
            SerialNumber());
    }

    // 20 bytes, positive, no leading zero byte.
    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(20);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);

        return serial;
    }

    private static X509Extension Policy()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.SubscriberPolicy);
        }

        return new X509Extension(Oids.CertificatePolicies, writer.Encode(), critical: false);
    }
}
