using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>
/// GOST keys in the national encoding: the parameters name the curve and the digest; the key is an octet string with both coordinates, x before y,
/// each least significant byte first.
/// </summary>
internal static class GostPublicKeyEncoding
{
    // The digest of the 2004 standard is named by more than one identifier of this arc.
    private const string NationalAlgorithms = "1.2.398.3.10.1.";

    /// <summary>Null when the key is not of this curve or not encoded in this way.</summary>
    public static byte[]? Read(X509Certificate2 certificate, string curveOid, int length)
    {
        try
        {
            var parameters = new AsnReader(certificate.PublicKey.EncodedParameters?.RawData ?? [], AsnEncodingRules.DER);
            var names = parameters.ReadSequence();
            parameters.ThrowIfNotEmpty();
            var isKnown = names.ReadObjectIdentifier() == curveOid && names.ReadObjectIdentifier().StartsWith(NationalAlgorithms, StringComparison.Ordinal);
            names.ThrowIfNotEmpty();
            var value = new AsnReader(certificate.PublicKey.EncodedKeyValue.RawData, AsnEncodingRules.DER);
            var key = value.ReadOctetString();
            value.ThrowIfNotEmpty();

            return isKnown && key.Length == length ? key : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    public static PublicKey Write(string keyOid, string curveOid, string digestOid, ReadOnlySpan<byte> key)
    {
        var parameters = new AsnWriter(AsnEncodingRules.DER);
        using (parameters.PushSequence())
        {
            parameters.WriteObjectIdentifier(curveOid);
            parameters.WriteObjectIdentifier(digestOid);
        }

        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString(key);
        var oid = new Oid(keyOid);

        return new PublicKey(oid, new AsnEncodedData(oid, parameters.Encode()), new AsnEncodedData(oid, value.Encode()));
    }
}
