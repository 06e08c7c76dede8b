using System.Security.Cryptography;
using System.Text;
using Attestation.Contracts;
using Attestation.Sandbox.Portal;
using Attestation.Signatures;

namespace Attestation.Sandbox.Demo;

/// <summary>Looks at a notice as its recipient would: offline, with nothing but the document and the authority's certificates.</summary>
internal static class NoticeCheck
{
    public static IEnumerable<string> Faults(Story story, string? providerBin, Trust trust) =>
        [.. OfNotice(story, providerBin, trust), .. story.Documents.SelectMany(document => OfDocument(document, providerBin, trust))];

    private static IEnumerable<string> OfDocument(CommissionDocumentIssued document, string? providerBin, Trust trust)
    {
        var bytes = Encoding.UTF8.GetBytes(document.SignedXml);
        var verdict = EnvelopedSignature.Verify(bytes, trust, document.IssuedAt);
        if (!verdict.IsValid || verdict.Signer!.Bin != providerBin || document.Sha256 != Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            yield return $"{document.Kind} does not verify";
        }
    }

    private static IEnumerable<string> OfNotice(Story story, string? providerBin, Trust trust)
    {
        if (story.Notice is not { } notice)
        {
            yield break;
        }

        var bytes = Encoding.UTF8.GetBytes(notice.SignedXml);
        var verdict = EnvelopedSignature.Verify(bytes, trust, notice.IssuedAt);
        if (!verdict.IsValid)
        {
            yield return $"the notice does not verify: {verdict.Explanation}";
        }
        else if (verdict.Signer!.Bin != providerBin)
        {
            yield return "the notice is signed for another provider";
        }

        if (notice.Sha256 != Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            yield return "the notice is not the bytes its hash speaks of";
        }

        if (story.NoticeHashes.Count > 1)
        {
            yield return "two different notices were issued";
        }
    }
}
