using System.Xml;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Enveloped;

/// <summary>
/// Takes the signatures off one parsed document until only what was signed is left. Says whether each fits the content and leads to a pinned root;
/// what depends on the time and on the question is judged afterwards.
/// </summary>
internal sealed class SignaturePeeler(Trust trust)
{
    private readonly List<TrustedSigner> _signers = [];
    private SignerCertificate? _current;
    private bool _isAtSignature;

    public PeeledDocument Peel(ReadOnlyMemory<byte> xml)
    {
        try
        {
            var document = StrictXml.Parse(xml);
            VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(document), VerdictCode.CommentOrInstruction);
            var signatures = TrailingSignatures.Of(document);
            VerificationFailure.Unless(signatures.Count > 0, VerdictCode.NoSignature);
            _isAtSignature = true;
            foreach (var signature in signatures)
            {
                _current = null;
                Peel(document, signature);
            }

            return new PeeledDocument(_signers, VerdictCode.Valid, HasFailedInSignature: false, FailedCertificate: null, document);
        }
        catch (VerificationFailure failure)
        {
            return new PeeledDocument(_signers, failure.Code, _isAtSignature, _current, Content: null);
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
        _current = certificate;
        Judgement.RequireSignature(signature, certificate, Canonical.Inclusive(signature.SignedInfo));
        document.DocumentElement!.RemoveChild(element);
        Judgement.RequireDigest(signature, certificate, Canonical.Inclusive(document));
        _signers.Add(Judgement.Resolve(certificate, trusted, trust));
    }

    private static byte[] CertificateIn(XmlElement keyInfo) =>
        SignatureElement.Base64(
            SignatureElement.Only(SignatureElement.Only(keyInfo, Names.Dsig, "X509Data"), Names.Dsig, "X509Certificate"),
            VerdictCode.CertificateUnreadable);
}
