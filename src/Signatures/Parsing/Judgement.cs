using System.Security.Cryptography;
using Attestation.Signatures.Algorithms;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Parsing;

/// <summary>The questions that both profiles ask, in the order in which they are asked.</summary>
internal static class Judgement
{
    public static void RequireKnownAlgorithms(SignatureElement signature, string canonicalization)
    {
        VerificationFailure.Unless(signature.CanonicalizationMethod == canonicalization, VerdictCode.AlgorithmNotAllowed);
        VerificationFailure.Unless(SignatureSuites.Knows(signature.SignatureMethod, signature.DigestMethod), VerdictCode.AlgorithmNotAllowed);
    }

    /// <summary>The certificate in the message; one that was trusted before is not read again.</summary>
    public static (SignerCertificate Certificate, TrustedSigner? Trusted) Read(byte[] encoded, Trust trust)
    {
        if (trust.Recall(Convert.ToHexString(SHA256.HashData(encoded))) is { } remembered)
        {
            return (remembered.Signer, remembered);
        }

        return SignerCertificate.Read(encoded) is { } certificate
            ? (certificate, null)
            : throw new VerificationFailure(VerdictCode.CertificateUnreadable);
    }

    public static void RequireSignature(SignatureElement signature, SignerCertificate signer, byte[] signedInfo)
    {
        VerificationFailure.Unless(signer.Suite?.Uses(signature.SignatureMethod, signature.DigestMethod) == true, VerdictCode.AlgorithmDoesNotFitKey);
        VerificationFailure.Unless(signer.PublicKey is not null, VerdictCode.CertificateUnreadable);
        VerificationFailure.Unless(signer.PublicKey!.Verify(signedInfo, signature.Value), VerdictCode.SignatureMismatch);
    }

    public static void RequireDigest(SignatureElement signature, SignerCertificate signer, byte[] content) =>
        VerificationFailure.Unless(signer.Suite!.Digest(content).AsSpan().SequenceEqual(signature.Digest), VerdictCode.DigestMismatch);

    /// <summary>From here on it is certain who signed, so a refusal may name them.</summary>
    public static void RequireEntitled(TrustedSigner signer, DateTimeOffset at) => Require(signer.JudgeAt(at), signer);

    /// <summary>The same for a message between systems.</summary>
    public static void RequireEntitledAsSystem(TrustedSigner signer, DateTimeOffset at) => Require(signer.JudgeAsSystemAt(at), signer);

    private static void Require(VerdictCode code, TrustedSigner signer)
    {
        if (code is not VerdictCode.Valid)
        {
            throw new VerificationFailure(code) { Signer = signer.Signer.Profile };
        }
    }

    public static TrustedSigner Resolve(SignerCertificate certificate, TrustedSigner? trusted, Trust trust) =>
        trusted ?? trust.Resolve(certificate) ?? throw new VerificationFailure(VerdictCode.UntrustedIssuer);
}
