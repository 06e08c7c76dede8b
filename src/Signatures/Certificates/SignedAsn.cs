using System.Formats.Asn1;
using Attestation.Signatures.Algorithms;

namespace Attestation.Signatures.Certificates;

/// <summary>The outer shape shared by certificates and revocation lists: what is signed, by which algorithm, the signature (RFC 5280, 4.1 and 5.1).</summary>
internal sealed record SignedAsn(ReadOnlyMemory<byte> ToBeSigned, ReadOnlyMemory<byte> Algorithm, byte[] Signature)
{
    /// <exception cref="AsnContentException">Not such a shape, or something follows it.</exception>
    public static SignedAsn Decode(ReadOnlyMemory<byte> encoded)
    {
        var outer = new AsnReader(encoded, AsnEncodingRules.DER);
        var sequence = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var toBeSigned = sequence.ReadEncodedValue();
        var algorithm = sequence.ReadEncodedValue();
        var signature = sequence.ReadBitString(out var unused);
        sequence.ThrowIfNotEmpty();

        return unused == 0 ? new SignedAsn(toBeSigned, algorithm, signature) : throw new AsnContentException();
    }

    /// <summary>Whether the issuer's key made the signature with the algorithm that its kind of key signs certificates with.</summary>
    /// <param name="issuer">Whose key.</param>
    /// <param name="innerAlgorithm">The algorithm named inside the signed part: must equal the one outside, which is not signed.</param>
    public bool IsSignedBy(SignerCertificate issuer, ReadOnlyMemory<byte> innerAlgorithm)
    {
        try
        {
            var oid = AlgorithmIdentifier.Read(Algorithm);

            return string.Equals(oid, AlgorithmIdentifier.Read(innerAlgorithm), StringComparison.Ordinal)
                && issuer.Suite is { } suite
                && suite == SignatureSuites.ForCertificateSignature(oid)
                && issuer.PublicKey?.Verify(ToBeSigned.Span, Signature) == true;
        }
        catch (AsnContentException)
        {
            // An algorithm with parameters is another algorithm.
            return false;
        }
    }
}
