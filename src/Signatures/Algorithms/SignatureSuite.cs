using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Algorithms;

/// <summary>
/// One family of keys with the pair of algorithm names that goes with it. The certificate's key decides which one is used;
/// a document may only say the same.
/// </summary>
internal abstract class SignatureSuite
{
    public abstract SignatureAlgorithm Algorithm { get; }

    /// <summary>Object identifier of the key in <c>SubjectPublicKeyInfo</c>.</summary>
    public abstract string KeyOid { get; }

    /// <summary>Object identifier of the signatures such a key puts on certificates and revocation lists.</summary>
    public abstract string CertificateSignatureOid { get; }

    /// <summary><c>ds:SignatureMethod</c>.</summary>
    public abstract string SignatureMethod { get; }

    /// <summary><c>ds:DigestMethod</c>.</summary>
    public abstract string DigestMethod { get; }

    public abstract byte[] Digest(ReadOnlySpan<byte> content);

    /// <summary>Opens the public half. Null when the key is malformed or of a size that is not accepted.</summary>
    public abstract IVerifyingKey? OpenPublic(X509Certificate2 certificate);

    /// <summary>Opens the private half. Null when the certificate comes without one.</summary>
    public abstract IPrivateKey? OpenPrivate(X509Certificate2 certificate);
}

/// <summary>Checks signatures; safe for concurrent use.</summary>
internal interface IVerifyingKey
{
    bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature);
}

/// <summary>Makes signatures; safe for concurrent use.</summary>
internal interface IPrivateKey : IDisposable
{
    byte[] Sign(ReadOnlySpan<byte> content);
}
