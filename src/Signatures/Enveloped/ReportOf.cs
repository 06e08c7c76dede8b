using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Enveloped;

/// <summary>Puts what was found into a report: every check of every signature, not only the first that fails.</summary>
internal sealed class ReportOf(PeeledDocument document, DateTimeOffset at, RevocationMode mode, SignerPolicy? policy)
{
    /// <param name="statuses">What is known about revocation, one for each signer.</param>
    public VerificationReport Write(IReadOnlyList<RevocationStatus> statuses)
    {
        var signatures = document.Signers.Select((signer, index) => Of(signer, statuses[index])).ToList();
        if (document.HasFailedInSignature)
        {
            signatures.Add(OfFailure());
        }

        var code = CodeOf(signatures);

        return new VerificationReport
        {
            Code = code,
            At = at,
            Revocation = mode,
            Signatures = signatures,
            Content = code is VerdictCode.Valid ? document.Content : null,
        };
    }

    private VerdictCode CodeOf(List<SignatureReport> signatures)
    {
        if (document.Failure is not VerdictCode.Valid && !document.HasFailedInSignature)
        {
            return document.Failure;
        }

        var failed = signatures.Find(signature => signature.Conclusion is Conclusion.NotGenuine)?.Code;
        var isCounted = policy?.Signers is not { } wanted || wanted == signatures.Count;

        return failed ?? (isCounted
            ? signatures.Find(signature => signature.Conclusion is Conclusion.CannotTell)?.Code ?? VerdictCode.Valid
            : VerdictCode.WrongNumberOfSigners);
    }

    private SignatureReport Of(TrustedSigner signer, RevocationStatus status) => new()
    {
        Signer = signer.Signer.Profile,
        Algorithm = signer.Signer.Profile.Algorithm,
        Checks =
        [
            CheckResult.Of(SignatureCheck.Integrity, VerdictCode.Valid),
            CheckResult.Of(SignatureCheck.Chain, signer.Chain),
            CheckResult.Of(SignatureCheck.Validity, signer.ValidityAt(at)),
            CheckResult.Of(SignatureCheck.Usage, signer.Usage),
            Of(status),
            policy is null ? CheckResult.NotMade(SignatureCheck.Policy) : CheckResult.Of(SignatureCheck.Policy, policy.Judge(signer.Signer.Profile)),
        ],
    };

    // The signature at which the peeling ended: its integrity failed, or it is whole and nobody vouches for its certificate.
    private SignatureReport OfFailure()
    {
        var isStranger = document.Failure is VerdictCode.UntrustedIssuer;

        return new SignatureReport
        {
            Algorithm = document.FailedCertificate?.Suite?.Algorithm,
            Checks =
            [
                CheckResult.Of(SignatureCheck.Integrity, isStranger ? VerdictCode.Valid : document.Failure),
                isStranger ? CheckResult.Of(SignatureCheck.Chain, document.Failure) : CheckResult.NotMade(SignatureCheck.Chain),
                .. ((SignatureCheck[])[SignatureCheck.Validity, SignatureCheck.Usage, SignatureCheck.Revocation, SignatureCheck.Policy]).Select(CheckResult.NotMade),
            ],
        };
    }

    private static CheckResult Of(RevocationStatus status) => status switch
    {
        RevocationStatus.Good => CheckResult.Of(SignatureCheck.Revocation, VerdictCode.Valid),
        RevocationStatus.Revoked => CheckResult.Of(SignatureCheck.Revocation, VerdictCode.Revoked),
        RevocationStatus.CannotTell => new CheckResult(SignatureCheck.Revocation, CheckOutcome.CannotTell, VerdictCode.RevocationUnknown),
        _ => CheckResult.NotMade(SignatureCheck.Revocation),
    };
}
