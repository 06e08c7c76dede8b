namespace Attestation.Signatures.Testing;

/// <summary>How an answer of the test responder departs from an ordinary one; for tests of what must not be believed.</summary>
public sealed record OcspTraits
{
    /// <summary>An ordinary answer.</summary>
    public static OcspTraits Ordinary { get; } = new();

    /// <summary>Who signs; by default a delegate of the issuer.</summary>
    public OcspSigner Signer { get; init; }

    /// <summary>How old the answer says it is.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>For how long the answer says it holds; null if it does not say, as the national responder.</summary>
    public TimeSpan? HoldsFor { get; init; }

    /// <summary>Whether the nonce of the question is left out.</summary>
    public bool LeavesNonceOut { get; init; }

    /// <summary>Whether another nonce is put in its place: an answer to another question.</summary>
    public bool ChangesNonce { get; init; }

    /// <summary>Whether the answer is about another certificate.</summary>
    public bool IsAboutAnother { get; init; }

    /// <summary>Whether the responder says that it does not know the certificate.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether the responder says that it cannot answer now (<c>tryLater</c>).</summary>
    public bool IsBusy { get; init; }

    /// <summary>Since when a revoked certificate is said to be; by default since the founding of the authority.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>Who signs an answer of the test responder.</summary>
public enum OcspSigner
{
    /// <summary>A responder with a certificate of the issuer for this purpose, which says that its revocation need not be asked about.</summary>
    Delegate,

    /// <summary>The same, but its certificate does not say so: a list must say that it is good.</summary>
    DelegateToBeChecked,

    /// <summary>A delegate whose certificate has been revoked: lists made from now on name it.</summary>
    RevokedDelegate,

    /// <summary>The same, although its certificate says that nobody need ask.</summary>
    RevokedDelegateNotToBeChecked,

    /// <summary>The issuer itself.</summary>
    Issuer,

    /// <summary>Somebody with an ordinary certificate of the issuer.</summary>
    Subscriber,

    /// <summary>A delegate whose certificate has expired.</summary>
    ExpiredDelegate,

    /// <summary>A delegate of another authority.</summary>
    Stranger,
}
