namespace Attestation.Signatures;

/// <summary>What was found out about one signature.</summary>
public sealed record SignatureReport
{
    /// <summary>Who signed; null while it is not certain that the certificate comes from a trusted authority: a name nobody vouches for is not shown.</summary>
    public CertificateProfile? Signer { get; init; }

    /// <summary>What it was signed with; null when that could not be found out.</summary>
    public SignatureAlgorithm? Algorithm { get; init; }

    /// <summary>Every check, in order, with its reason.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>The worst outcome.</summary>
    public Conclusion Conclusion =>
        Checks.Any(check => check.Outcome is CheckOutcome.Failed) ? Conclusion.NotGenuine
        : Checks.Any(check => check.Outcome is CheckOutcome.CannotTell) ? Conclusion.CannotTell
        : Conclusion.Genuine;

    /// <summary>The first check that failed; if none did, the first that nobody could answer; otherwise <see cref="VerdictCode.Valid"/>.</summary>
    public VerdictCode Code =>
        Checks.FirstOrDefault(check => check.Outcome is CheckOutcome.Failed)?.Code
        ?? Checks.FirstOrDefault(check => check.Outcome is CheckOutcome.CannotTell)?.Code
        ?? VerdictCode.Valid;

    /// <summary>One of the checks.</summary>
    /// <param name="check">Which.</param>
    /// <returns>Its outcome and reason.</returns>
    public CheckResult this[SignatureCheck check] => Checks[(int)check];
}
