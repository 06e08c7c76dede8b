using System.Formats.Asn1;

namespace Attestation.Signatures.Certificates;

/// <summary>Names an algorithm that has no parameters (RFC 5280, 4.1.1.2).</summary>
internal static class AlgorithmIdentifier
{
    /// <summary>
    /// The object identifier. No parameters and NULL parameters are the same: the national authority's revocation lists say the one inside and the
    /// other outside.
    /// </summary>
    /// <exception cref="AsnContentException">Malformed, or with parameters.</exception>
    public static string Read(ReadOnlyMemory<byte> encoded)
    {
        var outer = new AsnReader(encoded, AsnEncodingRules.DER);
        var sequence = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var oid = sequence.ReadObjectIdentifier();
        if (sequence.HasData)
        {
            sequence.ReadNull();
        }

        sequence.ThrowIfNotEmpty();

        return oid;
    }
}
