using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms;

namespace Attestation.Signatures;

/// <summary>A signature over plain bytes, kept apart from them: the counterpart of <see cref="SigningKey.Sign"/>.</summary>
public static class DetachedSignature
{
    /// <summary>Checks a signature against the key of a certificate; whether the certificate itself is to be trusted is the caller's question.</summary>
    /// <param name="certificate">The signer's certificate, RSA or GOST 34.10-2015. What the algorithm is follows from its key.</param>
    /// <param name="content">The signed bytes; they are hashed here.</param>
    /// <param name="signature">As <see cref="SigningKey.Sign"/> gives it.</param>
    /// <returns>Whether the key made this signature over these bytes; false for a key that is not supported, too.</returns>
    public static bool Verify(X509Certificate2 certificate, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        var key = SignatureSuites.ForKeyOf(certificate)?.OpenPublic(certificate);
        try
        {
            return key?.Verify(content, signature) ?? false;
        }
        finally
        {
            (key as IDisposable)?.Dispose();
        }
    }
}
