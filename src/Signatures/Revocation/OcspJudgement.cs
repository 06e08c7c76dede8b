using System.Formats.Asn1;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Revocation;

/// <summary>Whether an answer may be believed, and what it then says. Whatever cannot be believed says nothing: it neither clears nor accuses.</summary>
internal static class OcspJudgement
{
    /// <summary>Clocks of responder and asker may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <param name="encoded">The answer.</param>
    /// <param name="asked">The question.</param>
    /// <param name="issuer">Whose certificate was asked about.</param>
    /// <param name="statusNow">What the lists at hand say now about a certificate of this issuer.</param>
    /// <param name="now">When it was asked.</param>
    /// <param name="at">For which time the question is.</param>
    /// <param name="mostAge">How old an answer may be.</param>
    public static RevocationStatus Judge(
        ReadOnlyMemory<byte> encoded,
        OcspRequest asked,
        SignerCertificate issuer,
        Func<SignerCertificate, RevocationStatus> statusNow,
        DateTimeOffset now,
        DateTimeOffset at,
        TimeSpan mostAge)
    {
        try
        {
            return OcspResponse.Decode(encoded) is { } response
                && IsAnswerTo(response, asked)
                && IsSignedFor(issuer, response, statusNow, now)
                && response.Answers.Where(answer => answer.Id.IsSameAs(asked.Id)).ToArray() is [var answer]
                && IsFresh(answer, now, mostAge)
                    ? StatusAt(answer, now, at)
                    : RevocationStatus.CannotTell;
        }
        catch (AsnContentException)
        {
            return RevocationStatus.CannotTell;
        }
    }

    private static bool IsAnswerTo(OcspResponse response, OcspRequest asked) =>
        asked.Nonce is null || (response.Nonce is { } nonce && nonce.AsSpan().SequenceEqual(asked.Nonce));

    // The issuer itself, or a delegate that it issued for this and nothing else, valid and not revoked now.
    private static bool IsSignedFor(
        SignerCertificate issuer, OcspResponse response, Func<SignerCertificate, RevocationStatus> statusNow, DateTimeOffset now) =>
        response.Signed.IsSignedBy(issuer, response.Signed.Algorithm)
        || response.Certificates.Any(delegated =>
            delegated.Purposes is { CanAnswerOcsp: true, IsAuthority: false }
            && !delegated.HasUnknownCriticalExtension
            && delegated.Profile.NotBefore <= now && now <= delegated.Profile.NotAfter
            && delegated.IsIssuedBy(issuer)
            && response.Signed.IsSignedBy(delegated, response.Signed.Algorithm)
            && IsUnrevoked(delegated, statusNow(delegated)));

    // A responder cannot vouch for itself (RFC 6960, 4.2.2.2.1): either its issuer says that nobody need ask, or a list says that it is good.
    private static bool IsUnrevoked(SignerCertificate delegated, RevocationStatus status) =>
        status is RevocationStatus.Good || (status is not RevocationStatus.Revoked && delegated.NeedsNoRevocationCheck);

    private static bool IsFresh(OcspSingleResponse answer, DateTimeOffset now, TimeSpan mostAge) =>
        answer.ThisUpdate <= now + Skew && now - answer.ThisUpdate <= mostAge + Skew && !(answer.NextUpdate < now - Skew);

    // What is known now of a time that is still to come is nothing. Who was revoked later was good before.
    private static RevocationStatus StatusAt(OcspSingleResponse answer, DateTimeOffset now, DateTimeOffset at) =>
        at > now + Skew ? (answer.Status is RevocationStatus.Revoked ? RevocationStatus.Revoked : RevocationStatus.CannotTell)
        : answer is { Status: RevocationStatus.Revoked } && answer.RevokedAt > at ? RevocationStatus.Good
        : answer.Status;
}
