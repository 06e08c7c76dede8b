using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>The checks, in the order in which they are made; one that fails ends them.</summary>
internal enum Check
{
    Document,
    Signature,
    Content,
    Issuer,
    Validity,
    Usage,
    Revocation,
}

internal enum CheckOutcome
{
    Passed,
    Failed,
    NotMade,
}

internal static class CheckList
{
    public static IEnumerable<(Check Check, CheckOutcome Outcome)> Of(SignatureVerdict verdict, RevocationMode mode)
    {
        Check? failed = verdict.IsValid ? null : CheckOf(verdict.Code);
        foreach (var check in Enum.GetValues<Check>())
        {
            var isMade = (failed is null || check <= failed) && (check is not Check.Revocation || mode is not RevocationMode.None);
            yield return (check, check == failed ? CheckOutcome.Failed : isMade ? CheckOutcome.Passed : CheckOutcome.NotMade);
        }
    }

    private static Check CheckOf(VerdictCode code) => code switch
    {
        VerdictCode.NotXml or VerdictCode.Dtd or VerdictCode.TooLarge or VerdictCode.TooDeep or VerdictCode.TooManyAttributes
            or VerdictCode.CommentOrInstruction => Check.Document,
        VerdictCode.SignatureMismatch or VerdictCode.DigestMismatch => Check.Content,
        VerdictCode.UntrustedIssuer or VerdictCode.UnknownCriticalExtension => Check.Issuer,
        VerdictCode.NotYetValid or VerdictCode.Expired => Check.Validity,
        VerdictCode.WrongKeyUsage => Check.Usage,
        VerdictCode.Revoked or VerdictCode.RevocationUnknown => Check.Revocation,
        _ => Check.Signature,
    };
}
