using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Keys;
using Attestation.Signatures.Revocation;

namespace Attestation.Signatures.Testing;

/// <summary>Answers questions about the certificates of one authority.</summary>
internal sealed class OcspResponder(TestAuthority authority, KeyPair issuerKey, Func<BigInteger, bool> isRevoked, DateTimeOffset founded)
{
    private const byte TryLater = 3;
    private const byte MalformedRequest = 1;

    private readonly ConcurrentDictionary<OcspSigner, Lazy<(X509Certificate2 Certificate, Func<byte[], byte[]> Sign)>> _signers = new();

    public byte[] Answer(ReadOnlyMemory<byte> question, DateTimeOffset now, OcspTraits traits)
    {
        OcspRequest asked;
        try
        {
            asked = OcspRequest.Decode(question);
        }
        catch (AsnContentException)
        {
            return WrittenOcspResponse.Unable(MalformedRequest);
        }

        if (traits.IsBusy)
        {
            return WrittenOcspResponse.Unable(TryLater);
        }

        var thisUpdate = now - traits.Age;
        var known = asked.Id.IsSameAs(OcspCertId.Of(asked.Id.Serial, SignerCertificate.Of(authority.Issuer)));
        var status = traits.IsUnknown || !known ? RevocationStatus.CannotTell : isRevoked(asked.Id.Serial) ? RevocationStatus.Revoked : RevocationStatus.Good;
        var answer = new OcspSingleResponse(
            traits.IsAboutAnother ? asked.Id with { Serial = asked.Id.Serial + 1 } : asked.Id,
            status,
            status is RevocationStatus.Revoked ? traits.RevokedAt ?? founded : null,
            thisUpdate,
            thisUpdate + traits.HoldsFor);
        var nonce = traits.LeavesNonceOut ? null : traits.ChangesNonce ? RandomNumberGenerator.GetBytes(OcspNonce.Length) : asked.Nonce;
        var (certificate, sign) = _signers.GetOrAdd(traits.Signer, who => new(() => Open(who))).Value;

        return WrittenOcspResponse.Write(answer, nonce, certificate, sign, issuerKey.Generator.GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA256));
    }

    private (X509Certificate2 Certificate, Func<byte[], byte[]> Sign) Open(OcspSigner who) => who switch
    {
        OcspSigner.Issuer => (authority.Issuer, data => issuerKey.Generator.SignData(data, HashAlgorithmName.SHA256)),
        OcspSigner.Delegate => Delegate(authority, Exempt),
        OcspSigner.DelegateToBeChecked => Delegate(authority, Responding),
        OcspSigner.RevokedDelegate => Revoked(Delegate(authority, Responding)),
        OcspSigner.RevokedDelegateNotToBeChecked => Revoked(Delegate(authority, Exempt)),
        OcspSigner.ExpiredDelegate => Delegate(authority, Exempt with { NotAfter = founded.AddDays(1) }),
        OcspSigner.Subscriber => Delegate(authority, new CertificateTraits { ExtendedKeyUsages = [Oids.EmailProtection] }),
        _ => Delegate(new TestAuthority("STRANGER", authority.Algorithm), Exempt),
    };

    private static CertificateTraits Responding => new() { ExtendedKeyUsages = [Oids.OcspSigning] };

    private static CertificateTraits Exempt => Responding with { NeedsNoRevocationCheck = true };

    private (X509Certificate2 Certificate, Func<byte[], byte[]> Sign) Revoked((X509Certificate2 Certificate, Func<byte[], byte[]> Sign) responder)
    {
        authority.Revoke(responder.Certificate);

        return responder;
    }

    private static (X509Certificate2 Certificate, Func<byte[], byte[]> Sign) Delegate(TestAuthority of, CertificateTraits traits)
    {
        var key = of.IssueResponder(traits);

        return (key.Certificate, data => key.Sign(data));
    }
}
