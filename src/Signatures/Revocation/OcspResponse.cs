using System.Formats.Asn1;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Revocation;

/// <summary>A successful answer taken apart (RFC 6960, 4.2.1): nothing of it is believed yet.</summary>
internal sealed record OcspResponse(
    SignedAsn Signed,
    byte[]? Nonce,
    DateTimeOffset ProducedAt,
    IReadOnlyList<OcspSingleResponse> Answers,
    IReadOnlyList<SignerCertificate> Certificates)
{
    private const int MostCertificates = 8;

    private static readonly Asn1Tag Explicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Explicit1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Null when the responder says that it cannot answer.</summary>
    /// <exception cref="AsnContentException">Malformed.</exception>
    public static OcspResponse? Decode(ReadOnlyMemory<byte> encoded)
    {
        var outer = new AsnReader(encoded, AsnEncodingRules.DER);
        var response = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (response.ReadEnumeratedBytes().Span is not [0])
        {
            return null;
        }

        var bytes = response.ReadSequence(Explicit0).ReadSequence();

        return bytes.ReadObjectIdentifier() == Oids.OcspBasicResponse ? Basic(bytes.ReadOctetString()) : null;
    }

    private static OcspResponse Basic(byte[] encoded)
    {
        var sequence = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        var toBeSigned = sequence.ReadEncodedValue();
        var algorithm = sequence.ReadEncodedValue();
        var signature = sequence.ReadBitString(out _);
        List<SignerCertificate> certificates = [];
        if (sequence.HasData)
        {
            var list = sequence.ReadSequence(Explicit0).ReadSequence();
            while (list.HasData && certificates.Count < MostCertificates)
            {
                if (SignerCertificate.Read(list.ReadEncodedValue().ToArray()) is { } certificate)
                {
                    certificates.Add(certificate);
                }
            }
        }

        var data = new AsnReader(toBeSigned, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag() == Explicit0)
        {
            data.ReadEncodedValue();
        }

        // Who the responder says it is does not matter: the signature says it.
        data.ReadEncodedValue();
        var producedAt = data.ReadGeneralizedTime();
        var answers = new List<OcspSingleResponse>();
        var responses = data.ReadSequence();
        while (responses.HasData)
        {
            answers.Add(OcspSingleResponse.Read(responses.ReadSequence()));
        }

        var nonce = data.HasData ? OcspNonce.Find(data.ReadSequence(Explicit1).ReadSequence()) : null;

        return new OcspResponse(new SignedAsn(toBeSigned, algorithm, signature), nonce, producedAt, answers, certificates);
    }
}
