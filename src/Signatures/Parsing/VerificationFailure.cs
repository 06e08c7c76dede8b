namespace Attestation.Signatures.Parsing;

/// <summary>Ends a verification with its reason. Never leaves this library: the doors turn it into a verdict.</summary>
internal sealed class VerificationFailure(VerdictCode code) : Exception
{
    public VerdictCode Code { get; } = code;

    public CertificateProfile? Signer { get; init; }

    public static void Unless(bool holds, VerdictCode code)
    {
        if (!holds)
        {
            throw new VerificationFailure(code);
        }
    }
}
