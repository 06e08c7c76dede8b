using System.Xml;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures.Enveloped;

/// <summary>A document after its signatures were peeled off.</summary>
/// <param name="Signers">Those whose signature fits the content and who lead to a pinned root, last signature first.</param>
/// <param name="Failure">Why the peeling ended before the content was reached; <see cref="VerdictCode.Valid"/> when it did not.</param>
/// <param name="HasFailedInSignature">Whether it ended at a signature, and not at the document as a whole.</param>
/// <param name="FailedCertificate">The certificate that the failed signature came with, if it got that far. Nobody vouches for it.</param>
/// <param name="Content">What is left: the signed content, null when the peeling ended before.</param>
internal sealed record PeeledDocument(
    IReadOnlyList<TrustedSigner> Signers, VerdictCode Failure, bool HasFailedInSignature, SignerCertificate? FailedCertificate, XmlDocument? Content);
