namespace Attestation.Signatures;

/// <summary>What a verification comes to. Ordered from the best to the worst.</summary>
public enum Conclusion
{
    /// <summary>Everything that was asked for has been checked and holds.</summary>
    Genuine,

    /// <summary>Nothing speaks against it, but whether a certificate had been revoked could not be told.</summary>
    CannotTell,

    /// <summary>At least one check failed.</summary>
    NotGenuine,
}
