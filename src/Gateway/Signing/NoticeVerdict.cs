using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Signatures;

namespace Attestation.Gateway.Signing;

/// <summary>What a signed notice comes to: the content is what was sent, the report on its signature is good, and the signer may sign for this provider.</summary>
/// <param name="Conclusion">Cannot tell only when nothing but the revocation of the signer's certificate is open.</param>
/// <param name="Code">For the log; without personal data.</param>
/// <param name="Reason">For whoever signed.</param>
/// <param name="Certificate">Serial number of the signer's certificate; null while nobody vouches for it.</param>
internal sealed record NoticeVerdict(Conclusion Conclusion, string Code, TrilingualText Reason, string? Certificate)
{
    private const string ContentDiffers = "ContentDiffers";

    private static readonly TrilingualText OtherContent = new(
        "Мазмұны жіберілген хабарламадан өзгеше.", "Его содержание отличается от присланного.", "Its content is not that of the notice that was sent.");

    public static NoticeVerdict Of(Notice notice, string signedXml, Bin provider, Trust trust, DateTimeOffset at, bool mustTell)
    {
        var signed = Encoding.UTF8.GetBytes(signedXml);
        var report = Report(signed, provider, trust, at, mustTell);
        var certificate = report.Signatures is [{ Signer: { } signer }, ..] ? signer.SerialNumberHex : null;

        // Signers re-write the XML declaration and the line it stands on; nothing else may differ.
        return report.Conclusion is not Conclusion.NotGenuine
            && !EnvelopedSignature.CanonicalContent(signed).AsSpan().SequenceEqual(EnvelopedSignature.CanonicalContent(Encoding.UTF8.GetBytes(notice.Xml)))
            ? new NoticeVerdict(Conclusion.NotGenuine, ContentDiffers, OtherContent, certificate)
            : new NoticeVerdict(report.Conclusion, $"{report.Code}", new(report.Sentence.Kazakh, report.Sentence.Russian, report.Sentence.English), certificate);
    }

    // Where no list of the signer's issuer lies in the trust folder and none is fetched, revocation is not asked about: the operator's choice.
    private static VerificationReport Report(byte[] signed, Bin provider, Trust trust, DateTimeOffset at, bool mustTell)
    {
        var verifier = new DocumentVerifier(trust);
        var policy = SignerPolicy.NoticeOf(provider.Value);
        var report = verifier.Verify(signed, at, RevocationMode.Crl, policy);

        return !mustTell && report.Conclusion is Conclusion.CannotTell && !report.Signatures.Any(signature => trust.HoldsRevocationListFor(signature.Signer!))
            ? verifier.Verify(signed, at, RevocationMode.None, policy)
            : report;
    }
}
