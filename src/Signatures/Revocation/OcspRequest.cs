using System.Formats.Asn1;

namespace Attestation.Signatures.Revocation;

/// <summary>A question about one certificate (RFC 6960, 4.1.1).</summary>
internal sealed record OcspRequest(OcspCertId Id, byte[]? Nonce)
{
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 2, isConstructed: true);

    public byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                Id.Write(writer);
            }

            if (Nonce is not null)
            {
                using (writer.PushSequence(ExtensionsTag))
                {
                    OcspNonce.Write(writer, Nonce);
                }
            }
        }

        return writer.Encode();
    }

    /// <exception cref="AsnContentException">Malformed, or not about exactly one certificate.</exception>
    public static OcspRequest Decode(ReadOnlyMemory<byte> encoded)
    {
        var body = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var list = body.ReadSequence();
        var id = OcspCertId.Read(list.ReadSequence());
        list.ThrowIfNotEmpty();
        var nonce = body.HasData && body.PeekTag() == ExtensionsTag ? OcspNonce.Find(body.ReadSequence(ExtensionsTag).ReadSequence()) : null;

        return new OcspRequest(id, nonce);
    }
}
