using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Enveloped;

/// <summary>One verification, offline, that ends at the first reason to refuse, the last signature first.</summary>
internal sealed class EnvelopedVerification(Trust trust, DateTimeOffset at, RevocationMode mode)
{
    public SignatureVerdict Verify(ReadOnlyMemory<byte> xml)
    {
        var peeled = new SignaturePeeler(trust).Peel(xml);
        var signers = new List<CertificateProfile>(peeled.Signers.Count);
        foreach (var signer in peeled.Signers)
        {
            signers.Add(signer.Signer.Profile);
            if (signer.JudgeAt(at) is var code and not VerdictCode.Valid)
            {
                return Refusal(code, signers);
            }

            if (RevocationOf(signer) is var status and (RevocationStatus.Revoked or RevocationStatus.CannotTell))
            {
                return Refusal(status is RevocationStatus.Revoked ? VerdictCode.Revoked : VerdictCode.RevocationUnknown, signers, status);
            }
        }

        return peeled.Failure is not VerdictCode.Valid
            ? Refusal(peeled.Failure, signers)
            : new SignatureVerdict
            {
                Code = VerdictCode.Valid,
                Explanation = VerdictSentence.Of(VerdictCode.Valid).English,
                Signers = signers,
                Content = peeled.Content,
                Revocation = mode is RevocationMode.None ? RevocationStatus.NotChecked : RevocationStatus.Good,
            };
    }

    private RevocationStatus RevocationOf(TrustedSigner signer) => mode switch
    {
        RevocationMode.None => RevocationStatus.NotChecked,
        RevocationMode.Crl => signer.RevocationAt(at, trust),
        _ => RevocationStatus.CannotTell,
    };

    private static SignatureVerdict Refusal(VerdictCode code, List<CertificateProfile> signers, RevocationStatus revocation = RevocationStatus.NotChecked) => new()
    {
        Code = code,
        Explanation = VerdictSentence.Of(code).English,
        Signers = signers,
        Revocation = revocation,
    };
}
