using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Testing;

/// <summary>Writes a delta revocation list (RFC 5280, 5.2.4), which the framework's builder cannot.</summary>
internal static class DeltaList
{
    private const int CessationOfOperation = 5;
    private const int RemoveFromCrl = 8;

    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public static byte[] Write(
        X509Certificate2 issuer,
        X509SignatureGenerator key,
        IEnumerable<(byte[] Serial, bool IsRemoved)> entries,
        (DateTimeOffset From, DateTimeOffset Until) period,
        long baseNumber)
    {
        var algorithm = key.GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA256);
        var body = new AsnWriter(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            body.WriteInteger(1);
            body.WriteEncodedValue(algorithm);
            body.WriteEncodedValue(issuer.SubjectName.RawData);
            body.WriteUtcTime(period.From);
            body.WriteUtcTime(period.Until);
            WriteEntries(body, [.. entries], period.From);
            using (body.PushSequence(ExtensionsTag))
            using (body.PushSequence())
            {
                WriteExtension(body, Oids.CrlNumber, isCritical: false, value => value.WriteInteger(period.From.ToUnixTimeSeconds()));
                WriteExtension(body, Oids.DeltaCrlIndicator, isCritical: true, value => value.WriteInteger(baseNumber));
            }
        }

        var list = new AsnWriter(AsnEncodingRules.DER);
        using (list.PushSequence())
        {
            list.WriteEncodedValue(body.Encode());
            list.WriteEncodedValue(algorithm);
            list.WriteBitString(key.SignData(body.Encode(), HashAlgorithmName.SHA256));
        }

        return list.Encode();
    }

    private static void WriteEntries(AsnWriter writer, (byte[] Serial, bool IsRemoved)[] entries, DateTimeOffset since)
    {
        if (entries.Length == 0)
        {
            return;
        }

        using (writer.PushSequence())
        {
            foreach (var (serial, isRemoved) in entries)
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(serial);
                    writer.WriteUtcTime(since);
                    using (writer.PushSequence())
                    {
                        WriteExtension(
                            writer, Oids.CrlReason, isCritical: false, value => value.WriteEncodedValue([0x0A, 0x01, (byte)(isRemoved ? RemoveFromCrl : CessationOfOperation)]));
                    }
                }
            }
        }
    }

    private static void WriteExtension(AsnWriter writer, string oid, bool isCritical, Action<AsnWriter> content)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        content(value);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (isCritical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(value.Encode());
        }
    }
}
