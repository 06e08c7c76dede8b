using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>The answer for programs: an array, one object per notice, in the order asked.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IEnumerable<Finding> findings) => JsonSerializer.Serialize(findings.Select(NoticeView.Of), Options);

    private sealed record NoticeView(
        string File,
        Conclusion Conclusion,
        VerdictCode Code,
        SentenceView Explanation,
        string At,
        string? Root,
        string? Number,
        string? Kind,
        SignerView[] Signers,
        RevocationStatus Revocation,
        CheckView[] Checks)
    {
        public static NoticeView Of(Finding finding)
        {
            var sentence = VerdictSentence.Of(finding.Verdict.Code);

            return new NoticeView(
                finding.File,
                finding.Conclusion,
                finding.Verdict.Code,
                new SentenceView(sentence.Kazakh, sentence.Russian, sentence.English),
                Shown.Instant(finding.At),
                finding.Root,
                finding.Number,
                finding.Kind,
                [.. finding.Verdict.Signers.Select(SignerView.Of)],
                finding.Verdict.Revocation,
                [.. finding.Checks.Select(check => new CheckView(check.Check, check.Outcome))]);
        }
    }

    private sealed record SentenceView(string Kk, string Ru, string En);

    private sealed record CheckView(Check Check, CheckOutcome Outcome);

    private sealed record SignerView(
        string CommonName,
        string? Organisation,
        string? Bin,
        string? Iin,
        CertificateRoles[] Roles,
        string SerialNumber,
        string NotBefore,
        string NotAfter,
        string Issuer)
    {
        public static SignerView Of(CertificateProfile signer) => new(
            signer.CommonName,
            signer.Organisation,
            signer.Bin,
            Shown.Masked(signer.Iin),
            [.. Shown.Roles(signer)],
            signer.SerialNumberHex,
            Shown.Instant(signer.NotBefore),
            Shown.Instant(signer.NotAfter),
            signer.IssuerCommonName);
    }
}
