namespace Attestation.Verifier;

/// <summary>What the program answers with; of several notices the worst answer counts.</summary>
internal static class ExitCode
{
    public const int Genuine = 0;
    public const int NotGenuine = 1;
    public const int CannotTell = 2;

    /// <summary>The question itself was wrong.</summary>
    public const int Usage = 3;
}
