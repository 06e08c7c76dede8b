using Attestation.Signatures.Parsing;
using Attestation.Signatures.Transport;

namespace Attestation.Signatures;

/// <summary>
/// The transport signature of the state's e-government gateway (ШЭП): WS-Security 1.0 over <c>soap:Body</c>, exclusive canonicalisation, no time stamp.
/// It says from whose system a message came; who answers for its content is said by an <see cref="EnvelopedSignature"/> inside.
/// </summary>
public static class TransportSignature
{
    /// <summary>Signs the body of an envelope: gives it a fresh <c>wsu:Id</c> and adds the header <c>wsse:Security</c>.</summary>
    /// <param name="envelope">A SOAP 1.1 envelope that is not signed yet.</param>
    /// <param name="key">The key of the sending system.</param>
    /// <param name="reference">How the certificate is named.</param>
    /// <param name="takesSoap12">Whether a SOAP 1.2 envelope is signed too: for tests of who takes it.</param>
    /// <returns>The signed envelope, UTF-8.</returns>
    /// <exception cref="DocumentRefusedException">Not such an envelope, signed already, or with comments or processing instructions in its body.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> envelope, SigningKey key, KeyReference reference = KeyReference.KeyIdentifier, bool takesSoap12 = false)
    {
        ArgumentNullException.ThrowIfNull(key);

        try
        {
            return TransportSigner.Sign(envelope, key, reference, takesSoap12);
        }
        catch (VerificationFailure failure)
        {
            throw new DocumentRefusedException(failure.Code);
        }
    }

    /// <summary>
    /// Verifies an envelope. A certificate that a revocation list of the trust names is refused; where no list covers the time,
    /// revocation is not asked about.
    /// </summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <param name="trust">Whom to believe.</param>
    /// <param name="at">The time of verification.</param>
    /// <param name="takesSoap12">Whether a SOAP 1.2 envelope is read too: some clients send it.</param>
    /// <returns>The verdict; whatever the bytes are, nothing is thrown.</returns>
    public static TransportVerdict Verify(ReadOnlyMemory<byte> envelope, Trust trust, DateTimeOffset at, bool takesSoap12 = false)
    {
        ArgumentNullException.ThrowIfNull(trust);

        try
        {
            return TransportVerification.Verify(envelope, trust, at, takesSoap12);
        }
        catch (VerificationFailure failure)
        {
            return new TransportVerdict { Code = failure.Code, Explanation = VerdictSentence.Of(failure.Code).English, Signer = failure.Signer };
        }
    }
}
