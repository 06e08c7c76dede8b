namespace Attestation.Signatures;

/// <summary>A key file cannot be used. The message says why and never holds its password.</summary>
public sealed class KeyFileException : Exception
{
    internal KeyFileException(KeyFileProblem problem, string message, Exception? cause = null)
        : base(message, cause) =>
        Problem = problem;

    /// <summary>The reason, for programs.</summary>
    public KeyFileProblem Problem { get; }
}

/// <summary>What is wrong with a key file.</summary>
public enum KeyFileProblem
{
    /// <summary>The bytes are not PKCS#12.</summary>
    NotPkcs12,

    /// <summary>The password does not open it.</summary>
    WrongPassword,

    /// <summary>It holds certificates but no private key.</summary>
    NoPrivateKey,

    /// <summary>It holds several private keys, and which one is meant cannot be told.</summary>
    SeveralPrivateKeys,

    /// <summary>Its key is of a kind this library does not sign with.</summary>
    UnsupportedKey,
}
