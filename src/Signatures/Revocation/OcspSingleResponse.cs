using System.Formats.Asn1;

namespace Attestation.Signatures.Revocation;

/// <summary>What is said of one certificate.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Status">Good, revoked, or unknown to the responder, which is <see cref="RevocationStatus.CannotTell"/>.</param>
/// <param name="RevokedAt">Since when, if revoked.</param>
/// <param name="ThisUpdate">When this was known to be so.</param>
/// <param name="NextUpdate">Until when it may be believed; the national responder does not say.</param>
internal sealed record OcspSingleResponse(
    OcspCertId Id, RevocationStatus Status, DateTimeOffset? RevokedAt, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate)
{
    private static readonly Asn1Tag Good = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Revoked = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag NextUpdateTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <exception cref="AsnContentException">Malformed.</exception>
    public static OcspSingleResponse Read(AsnReader single)
    {
        var id = OcspCertId.Read(single);
        var (status, revokedAt) = ReadStatus(single);
        var thisUpdate = single.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = single.HasData && single.PeekTag() == NextUpdateTag ? single.ReadSequence(NextUpdateTag).ReadGeneralizedTime() : null;

        return new OcspSingleResponse(id, status, revokedAt, thisUpdate, nextUpdate);
    }

    private static (RevocationStatus Status, DateTimeOffset? RevokedAt) ReadStatus(AsnReader single)
    {
        var tag = single.PeekTag();
        if (tag == Revoked)
        {
            return (RevocationStatus.Revoked, single.ReadSequence(Revoked).ReadGeneralizedTime());
        }

        single.ReadEncodedValue();

        return (tag == Good ? RevocationStatus.Good : RevocationStatus.CannotTell, null);
    }
}
