using System.Formats.Asn1;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Revocation;

/// <summary>The extension that ties an answer to its question: an octet string wrapped once more (RFC 8954).</summary>
internal static class OcspNonce
{
    public const int Length = 32;

    public static void Write(AsnWriter writer, ReadOnlySpan<byte> nonce)
    {
        var wrapped = new AsnWriter(AsnEncodingRules.DER);
        wrapped.WriteOctetString(nonce);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.OcspNonce);
            writer.WriteOctetString(wrapped.Encode());
        }
    }

    /// <summary>Null when the extensions hold none.</summary>
    /// <exception cref="AsnContentException">Malformed, or a critical extension that is not understood.</exception>
    public static byte[]? Find(AsnReader extensions)
    {
        byte[]? nonce = null;
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            var value = extension.ReadOctetString();
            if (oid == Oids.OcspNonce)
            {
                nonce = new AsnReader(value, AsnEncodingRules.DER).ReadOctetString();
            }
            else if (isCritical)
            {
                throw new AsnContentException("A critical extension is not understood.");
            }
        }

        return nonce;
    }
}
