using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Revocation;

/// <summary>Names the certificate that is asked about (RFC 6960, 4.1.1), by SHA-256 of its issuer's name and key.</summary>
internal sealed record OcspCertId(string HashOid, byte[] IssuerNameHash, byte[] IssuerKeyHash, BigInteger Serial)
{
    public static OcspCertId Of(BigInteger serial, SignerCertificate issuer) => new(
        Oids.Sha256,
        SHA256.HashData(issuer.Certificate.SubjectName.RawData),
        SHA256.HashData(issuer.Certificate.GetPublicKey()),
        serial);

    /// <exception cref="AsnContentException">Malformed.</exception>
    public static OcspCertId Read(AsnReader reader)
    {
        var id = reader.ReadSequence();
        var hash = AlgorithmIdentifier.Read(id.ReadEncodedValue());
        var result = new OcspCertId(hash, id.ReadOctetString(), id.ReadOctetString(), id.ReadInteger());
        id.ThrowIfNotEmpty();

        return result;
    }

    public void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(HashOid);
                writer.WriteNull();
            }

            writer.WriteOctetString(IssuerNameHash);
            writer.WriteOctetString(IssuerKeyHash);
            writer.WriteInteger(Serial);
        }
    }

    public bool IsSameAs(OcspCertId other) =>
        HashOid == other.HashOid && Serial == other.Serial
        && IssuerNameHash.AsSpan().SequenceEqual(other.IssuerNameHash) && IssuerKeyHash.AsSpan().SequenceEqual(other.IssuerKeyHash);
}
