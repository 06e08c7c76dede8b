using System.Formats.Asn1;
using System.Numerics;

namespace Attestation.Signatures.Certificates;

/// <summary>One line of a revocation list.</summary>
/// <param name="RevokedAt">Since when.</param>
/// <param name="IsRemoved">A delta takes back what the complete list said: the certificate was only suspended.</param>
internal sealed record RevokedEntry(DateTimeOffset RevokedAt, bool IsRemoved)
{
    // RFC 5280, 5.3.1.
    private const int RemoveFromCrl = 8;

    /// <exception cref="AsnContentException">Malformed.</exception>
    public static (BigInteger Serial, RevokedEntry Entry, bool IsUnderstood) Read(AsnReader entry)
    {
        var serial = entry.ReadInteger();
        var revokedAt = ReadTime(entry);
        var isRemoved = false;
        var isUnderstood = true;
        if (entry.HasData)
        {
            var extensions = entry.ReadSequence();
            while (extensions.HasData)
            {
                var extension = extensions.ReadSequence();
                var oid = extension.ReadObjectIdentifier();
                isUnderstood &= extension.PeekTag() != Asn1Tag.Boolean || !extension.ReadBoolean();
                if (oid == Oids.CrlReason)
                {
                    isRemoved = ReadReason(extension.ReadOctetString()) == RemoveFromCrl;
                }
            }
        }

        return (serial, new RevokedEntry(revokedAt, isRemoved), isUnderstood);
    }

    public static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().TagValue == (int)UniversalTagNumber.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static int ReadReason(byte[] encoded) =>
        new AsnReader(encoded, AsnEncodingRules.DER).ReadEnumeratedBytes().Span is [var reason] ? reason : 0;
}
