using Attestation.Signatures.Enveloped;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures;

/// <summary>
/// XML signatures inside the document that they sign, in the layout that the national signing tools of Kazakhstan share: <c>ds:Signature</c> is the last
/// child of the document element, refers to the whole document, and carries the signer's certificate.
/// </summary>
public static class EnvelopedSignature
{
    /// <summary>Signs a document. One that is signed already gets a second signature, which covers the first.</summary>
    /// <param name="xml">An XML document.</param>
    /// <param name="key">Who signs.</param>
    /// <returns>The signed document, UTF-8.</returns>
    /// <exception cref="DocumentRefusedException">
    /// Not XML, or XML that no verifier would take afterwards: with a DTD, comments, processing instructions, misplaced signatures, too large or too deep.
    /// </exception>
    public static byte[] Sign(ReadOnlyMemory<byte> xml, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);

        try
        {
            return EnvelopedSigner.Sign(xml, key);
        }
        catch (VerificationFailure failure)
        {
            throw new DocumentRefusedException(failure.Code);
        }
    }

    /// <summary>Verifies every signature of a document, the last one first.</summary>
    /// <param name="xml">The bytes as they came.</param>
    /// <param name="trust">Whom to believe.</param>
    /// <param name="at">The time of verification: certificates must have been valid then.</param>
    /// <param name="revocation">What to ask about revocation.</param>
    /// <returns>The verdict; whatever the bytes are, nothing is thrown.</returns>
    public static SignatureVerdict Verify(
        ReadOnlyMemory<byte> xml, Trust trust, DateTimeOffset at, RevocationMode revocation = RevocationMode.None)
    {
        ArgumentNullException.ThrowIfNull(trust);

        return new EnvelopedVerification(trust, at, revocation).Verify(xml);
    }

    /// <summary>
    /// What is signed in a document: its inclusive canonical form (C14N 1.0) without the signatures at its end. Equal for what was sent to a signer
    /// and what came back, even if the signer wrote another XML declaration.
    /// </summary>
    /// <param name="xml">A document, signed or not.</param>
    /// <returns>The canonical form, UTF-8. It says nothing about whether a signature is valid.</returns>
    /// <exception cref="DocumentRefusedException">Not a document that could be signed.</exception>
    public static byte[] CanonicalContent(ReadOnlyMemory<byte> xml)
    {
        try
        {
            var document = StrictXml.Parse(xml);
            VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(document), VerdictCode.CommentOrInstruction);
            foreach (var signature in TrailingSignatures.Of(document))
            {
                document.DocumentElement!.RemoveChild(signature);
            }

            return Canonical.Inclusive(document);
        }
        catch (VerificationFailure failure)
        {
            throw new DocumentRefusedException(failure.Code);
        }
    }
}
