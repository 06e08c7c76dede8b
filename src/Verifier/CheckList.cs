using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>The checks, in the order in which they are made.</summary>
internal enum Check
{
    Document,
    Signature,
    Content,
    Issuer,
    Validity,
    Usage,
    Revocation,
    Policy,
}

/// <summary>What the checks of all signatures come to together: of several signatures the worst outcome counts.</summary>
internal static class CheckList
{
    public static IEnumerable<(Check Check, CheckOutcome Outcome)> Of(VerificationReport report) =>
        Enum.GetValues<Check>().Select(check => (check, OutcomeOf(check, report)));

    private static CheckOutcome OutcomeOf(Check check, VerificationReport report) => check switch
    {
        Check.Document => IsOfDocument(report.Code) ? CheckOutcome.Failed : CheckOutcome.Passed,
        Check.Signature => report.Signatures.Count > 0 ? Integrity(report, isContent: false)
            : IsOfDocument(report.Code) ? CheckOutcome.NotMade : CheckOutcome.Failed,
        Check.Content => Integrity(report, isContent: true),
        Check.Issuer => Worst(report, SignatureCheck.Chain),
        Check.Validity => Worst(report, SignatureCheck.Validity),
        Check.Usage => Worst(report, SignatureCheck.Usage),
        Check.Revocation => Worst(report, SignatureCheck.Revocation),
        _ => report.Code is VerdictCode.WrongNumberOfSigners ? CheckOutcome.Failed : Worst(report, SignatureCheck.Policy),
    };

    // Integrity is shown in two lines: a signature put together wrongly, and a content that is not what was signed.
    private static CheckOutcome Integrity(VerificationReport report, bool isContent)
    {
        if (report.Signatures.Count == 0)
        {
            return CheckOutcome.NotMade;
        }

        var failed = report.Signatures.Select(signature => signature[SignatureCheck.Integrity]).FirstOrDefault(check => check.Outcome is CheckOutcome.Failed);
        var isOfContent = failed?.Code is VerdictCode.SignatureMismatch or VerdictCode.DigestMismatch;

        return failed is null ? CheckOutcome.Passed
            : isOfContent == isContent ? CheckOutcome.Failed
            : isContent ? CheckOutcome.NotMade : CheckOutcome.Passed;
    }

    private static CheckOutcome Worst(VerificationReport report, SignatureCheck check)
    {
        CheckOutcome[] outcomes = [.. report.Signatures.Select(signature => signature[check].Outcome)];
        CheckOutcome[] worstFirst = [CheckOutcome.Failed, CheckOutcome.CannotTell, CheckOutcome.NotMade, CheckOutcome.Passed];

        return outcomes.Length == 0 ? CheckOutcome.NotMade : worstFirst.First(outcome => outcomes.Contains(outcome));
    }

    private static bool IsOfDocument(VerdictCode code) => code is VerdictCode.NotXml or VerdictCode.Dtd or VerdictCode.TooLarge or VerdictCode.TooDeep
        or VerdictCode.TooManyAttributes or VerdictCode.CommentOrInstruction;
}
