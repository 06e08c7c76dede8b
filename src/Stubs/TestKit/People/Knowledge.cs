namespace Attestation.Stubs.TestKit;

/// <summary>What a register knows of a person.</summary>
/// <typeparam name="T">What it keeps.</typeparam>
public abstract record Knowledge<T>
{
    private Knowledge()
    {
    }

    /// <summary>The register has it.</summary>
    /// <param name="Value">What it has.</param>
    public sealed record Held(T Value) : Knowledge<T>;

    /// <summary>The register answers that it has nothing.</summary>
    public sealed record NoData : Knowledge<T>;

    /// <summary>The register does not answer about this person.</summary>
    public sealed record Unavailable : Knowledge<T>;
}
