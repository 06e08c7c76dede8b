namespace Attestation.Signatures;

/// <summary>The questions that are asked of each signature, in this order.</summary>
public enum SignatureCheck
{
    /// <summary>Does it have the national form, was it made by the key of its certificate, and is the content what was signed?</summary>
    Integrity,

    /// <summary>Does the certificate lead to a pinned root?</summary>
    Chain,

    /// <summary>Were the certificates of the path valid at the time of verification?</summary>
    Validity,

    /// <summary>Is the certificate one for signing documents?</summary>
    Usage,

    /// <summary>Had it been revoked?</summary>
    Revocation,

    /// <summary>Is this person entitled to sign this document?</summary>
    Policy,
}

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not hold.</summary>
    Failed,

    /// <summary>Nobody could say.</summary>
    CannotTell,

    /// <summary>Nobody asked, or an earlier check left nothing to ask about.</summary>
    NotMade,
}

/// <summary>One check with its reason.</summary>
/// <param name="Check">What was asked.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Code">The reason, for programs; <see cref="VerdictCode.Valid"/> when it passed, null when it was not made.</param>
public sealed record CheckResult(SignatureCheck Check, CheckOutcome Outcome, VerdictCode? Code)
{
    /// <summary>The reason in three languages; null when the check was not made.</summary>
    public VerdictSentence? Sentence => Code is { } code ? VerdictSentence.Of(code) : null;

    internal static CheckResult Of(SignatureCheck check, VerdictCode code) => new(check, code is VerdictCode.Valid ? CheckOutcome.Passed : CheckOutcome.Failed, code);

    internal static CheckResult NotMade(SignatureCheck check) => new(check, CheckOutcome.NotMade, Code: null);
}
