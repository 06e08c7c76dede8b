using System.Xml;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Enveloped;

/// <summary>One verification of one parsed document: signatures are peeled off it until only what was signed is left.</summary>
internal sealed class EnvelopedVerification(Trust trust, DateTimeOffset at, RevocationMode mode)
{
    private readonly List<CertificateProfile> _signers = [];

    public SignatureVerdict Verify(ReadOnlyMemory<byte> xml)
    {
        try
        {
            var document = StrictXml.Parse(xml);
            VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(document), VerdictCode.CommentOrInstruction);
            var signatures = TrailingSignatures.Of(document);
            VerificationFailure.Unless(signatures.Count > 0, VerdictCode.NoSignature);
            foreach (var signature in signatures)
            {
                Peel(document, signature);
            }

            return Verdict(VerdictCode.Valid, mode is RevocationMode.None ? RevocationStatus.NotChecked : RevocationStatus.Good, document);
        }
        catch (VerificationFailure failure)
        {
            return Verdict(failure.Code, failure.Revocation, content: null);
        }
    }

    private void Peel(XmlDocument document, XmlElement element)
    {
        var signature = SignatureElement.Read(element);
        Judgement.RequireKnownAlgorithms(signature, Names.InclusiveC14N);
        VerificationFailure.Unless(signature.ReferenceUri is "", VerdictCode.ReferenceNotAllowed);
        VerificationFailure.Unless(
            signature.Transforms is [Names.Enveloped, Names.InclusiveC14NWithComments or Names.InclusiveC14N], VerdictCode.TransformNotAllowed);

        var (certificate, trusted) = Judgement.Read(CertificateIn(signature.KeyInfo), trust);
        Judgement.RequireSignature(signature, certificate, Canonical.Inclusive(signature.SignedInfo));
        document.DocumentElement!.RemoveChild(element);
        Judgement.RequireDigest(signature, certificate, Canonical.Inclusive(document));

        var signer = Judgement.Resolve(certificate, trusted, trust);
        _signers.Add(signer.Signer.Profile);
        Judgement.RequireEntitled(signer, at);
        RequireNotRevoked(signer);
    }

    private void RequireNotRevoked(TrustedSigner signer)
    {
        if (mode is RevocationMode.None)
        {
            return;
        }

        var status = signer.RevocationAt(at, trust);
        if (status is not RevocationStatus.Good)
        {
            throw new VerificationFailure(status is RevocationStatus.Revoked ? VerdictCode.Revoked : VerdictCode.RevocationUnknown)
            {
                Revocation = status,
            };
        }
    }

    private static byte[] CertificateIn(XmlElement keyInfo) =>
        SignatureElement.Base64(
            SignatureElement.Only(SignatureElement.Only(keyInfo, Names.Dsig, "X509Data"), Names.Dsig, "X509Certificate"),
            VerdictCode.CertificateUnreadable);

    private SignatureVerdict Verdict(VerdictCode code, RevocationStatus revocation, XmlDocument? content) => new()
    {
        Code = code,
        Explanation = VerdictSentence.Of(code).English,
        Signers = _signers,
        Content = content,
        Revocation = revocation,
    };
}
