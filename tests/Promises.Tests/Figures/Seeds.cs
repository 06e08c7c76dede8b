namespace Attestation.Promises.Tests.Figures;

/// <summary>The chance of a run: always the same, unless another one is asked for.</summary>
internal static class Seeds
{
    public static int Current { get; } = int.TryParse(Environment.GetEnvironmentVariable("ATTESTATION_SEED"), out var seed) ? seed : 20261006;

    /// <summary>How often an attack is repeated: a few times, or as often as the environment says.</summary>
    public static int Runs(int few) => int.TryParse(Environment.GetEnvironmentVariable("ATTESTATION_RUNS"), out var runs) ? runs : few;
}
