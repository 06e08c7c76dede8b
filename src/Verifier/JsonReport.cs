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
        RevocationMode RevocationAsked,
        RevocationStatus Revocation,
        SignerView[] Signers,
        CheckView[] Checks,
        SignatureView[] Signatures)
    {
        public static NoticeView Of(Finding finding)
        {
            var report = finding.Report;

            return new NoticeView(
                finding.File,
                report.Conclusion,
                report.Code,
                SentenceView.Of(report.Sentence),
                Shown.Instant(report.At),
                finding.Root,
                finding.Number,
                finding.Kind,
                report.Revocation,
                StatusOf(finding),
                [.. finding.Signers.Select(SignerView.Of)],
                [.. finding.Checks.Select(check => new CheckView(check.Check, check.Outcome))],
                [.. report.Signatures.Select(SignatureView.Of)]);
        }

        private static RevocationStatus StatusOf(Finding finding) => finding.Checks.First(check => check.Check is Check.Revocation).Outcome switch
        {
            CheckOutcome.Passed => RevocationStatus.Good,
            CheckOutcome.Failed => RevocationStatus.Revoked,
            CheckOutcome.CannotTell => RevocationStatus.CannotTell,
            _ => RevocationStatus.NotChecked,
        };
    }

    private sealed record SentenceView(string Kk, string Ru, string En)
    {
        public static SentenceView Of(VerdictSentence sentence) => new(sentence.Kazakh, sentence.Russian, sentence.English);
    }

    private sealed record SignatureView(Conclusion Conclusion, VerdictCode Code, SignatureAlgorithm? Algorithm, SignerView? Signer, ReasonView[] Checks)
    {
        public static SignatureView Of(SignatureReport signature) => new(
            signature.Conclusion,
            signature.Code,
            signature.Algorithm,
            signature.Signer is { } signer ? SignerView.Of(signer) : null,
            [.. signature.Checks.Select(check => new ReasonView(
                check.Check, check.Outcome, check.Code, check.Sentence is { } sentence ? SentenceView.Of(sentence) : null))]);
    }

    private sealed record ReasonView(SignatureCheck Check, CheckOutcome Outcome, VerdictCode? Code, SentenceView? Explanation);

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
            signer.MaskedIin,
            [.. Shown.Roles(signer)],
            signer.SerialNumberHex,
            Shown.Instant(signer.NotBefore),
            Shown.Instant(signer.NotAfter),
            signer.IssuerCommonName);
    }
}
