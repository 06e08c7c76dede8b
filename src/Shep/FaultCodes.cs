namespace Attestation.Shep;

/// <summary>Values of <c>errorCode</c> in a fault, as providers behind the ШЭП use them. There is no public list of all of them.</summary>
public static class FaultCodes
{
    /// <summary>The message does not match the format.</summary>
    public const string MessageFormat = "SCE001";

    /// <summary>
    /// The sender is not known, or its password or certificate is not the one registered.
    /// Ours: the real code is not public; this one stands in a gap of the published numbering.
    /// </summary>
    public const string SenderRefused = "SCE002";

    /// <summary>The service does not exist or is not available.</summary>
    public const string UnknownService = "SCE004";

    /// <summary>The certificate of the transport signature is not valid at this time.</summary>
    public const string TransportSignatureNotCurrent = "SCE005";

    /// <summary>The transport signature is wrong.</summary>
    public const string TransportSignatureWrong = "SCE006";

    /// <summary>The message is not signed.</summary>
    public const string NotSigned = "SCE007";

    /// <summary>The certificate of the business data's signature is not valid at this time.</summary>
    public const string DataSignatureNotCurrent = "SCE015";

    /// <summary>The signature of the business data is wrong.</summary>
    public const string DataSignatureWrong = "SCE016";

    /// <summary>The business data are not signed.</summary>
    public const string DataNotSigned = "SCE017";

    /// <summary>An internal error of the provider's system.</summary>
    public const string InternalError = "SCE909";
}
