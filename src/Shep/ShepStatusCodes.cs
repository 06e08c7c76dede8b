namespace Attestation.Shep;

/// <summary>
/// Values of <c>status/code</c> in an answer. The provider sets them: <c>SCSS</c> is success, <c>SCSE</c> an error,
/// and what the numbers after <c>SCSE</c> mean differs from service to service.
/// </summary>
public static class ShepStatusCodes
{
    /// <summary>The request was processed.</summary>
    public const string Success = "SCSS001";

    /// <summary>A business error; the text says which.</summary>
    public const string BusinessError = "SCSE001";

    /// <summary>An error in the business data; the text says which.</summary>
    public const string BusinessDataError = "SCSE002";

    /// <summary>An exception which the provider did not handle: worth another try later.</summary>
    public const string UnhandledException = "SCSE003";

    /// <summary>Whether a code means success by the convention of the prefix.</summary>
    /// <param name="code">The code as it stands in the answer.</param>
    /// <returns><see langword="true"/> for every <c>SCSS</c> code.</returns>
    public static bool IsSuccess(string code) => code.StartsWith("SCSS", StringComparison.Ordinal);
}
