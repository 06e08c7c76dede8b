using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Revocation;

namespace Attestation.Signatures.Testing;

/// <summary>Writes the answers of the test responder (RFC 6960, 4.2.1).</summary>
internal static class WrittenOcspResponse
{
    private static readonly Asn1Tag Explicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Explicit1 = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Primitive0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Primitive2 = new(TagClass.ContextSpecific, 2);

    /// <summary>An answer without content: <c>tryLater</c> (3) and the like.</summary>
    public static byte[] Unable(byte status) => [0x30, 0x03, 0x0A, 0x01, status];

    public static byte[] Write(OcspSingleResponse answer, byte[]? nonce, X509Certificate2 responder, Func<byte[], byte[]> sign, byte[] algorithm)
    {
        var data = Data(answer, nonce, responder);
        var basic = new AsnWriter(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            basic.WriteEncodedValue(data);
            basic.WriteEncodedValue(algorithm);
            basic.WriteBitString(sign(data));
            using (basic.PushSequence(Explicit0))
            using (basic.PushSequence())
            {
                basic.WriteEncodedValue(responder.RawData);
            }
        }

        var response = new AsnWriter(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            response.WriteEncodedValue([0x0A, 0x01, 0x00]);
            using (response.PushSequence(Explicit0))
            using (response.PushSequence())
            {
                response.WriteObjectIdentifier(Oids.OcspBasicResponse);
                response.WriteOctetString(basic.Encode());
            }
        }

        return response.Encode();
    }

    private static byte[] Data(OcspSingleResponse answer, byte[]? nonce, X509Certificate2 responder)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Explicit1))
            {
                writer.WriteEncodedValue(responder.SubjectName.RawData);
            }

            writer.WriteGeneralizedTime(answer.ThisUpdate, omitFractionalSeconds: true);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                answer.Id.Write(writer);
                WriteStatus(writer, answer);
                writer.WriteGeneralizedTime(answer.ThisUpdate, omitFractionalSeconds: true);
                if (answer.NextUpdate is { } next)
                {
                    using (writer.PushSequence(Explicit0))
                    {
                        writer.WriteGeneralizedTime(next, omitFractionalSeconds: true);
                    }
                }
            }

            if (nonce is not null)
            {
                using (writer.PushSequence(Explicit1))
                {
                    OcspNonce.Write(writer, nonce);
                }
            }
        }

        return writer.Encode();
    }

    private static void WriteStatus(AsnWriter writer, OcspSingleResponse answer)
    {
        switch (answer.Status)
        {
            case RevocationStatus.Good:
                writer.WriteNull(Primitive0);
                break;
            case RevocationStatus.Revoked:
                using (writer.PushSequence(Explicit1))
                {
                    writer.WriteGeneralizedTime(answer.RevokedAt!.Value, omitFractionalSeconds: true);
                }

                break;
            default:
                writer.WriteNull(Primitive2);
                break;
        }
    }
}
