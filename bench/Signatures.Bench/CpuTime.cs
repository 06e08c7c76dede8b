using System.Diagnostics;

namespace Attestation.Signatures.Bench;

/// <summary>Counts what one core does in a second of its own time: on a shared machine the clock on the wall tells of the neighbours.</summary>
internal static class CpuTime
{
    // Long enough for the compiler to have replaced its first, quick code.
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);
    private const int Rounds = 5;

    /// <summary>Operations per second of processor time: the best of several rounds, which is the least disturbed.</summary>
    public static double RateOf(Action operation)
    {
        Measure(operation, Warmup);

        return Enumerable.Range(0, Rounds).Max(_ => Measure(operation, Round));
    }

    private static double Measure(Action operation, TimeSpan atLeast)
    {
        using var process = Process.GetCurrentProcess();
        var begun = process.TotalProcessorTime;
        var count = 0;
        TimeSpan used;
        do
        {
            for (var i = 0; i < 8; i++)
            {
                operation();
            }

            count += 8;
            process.Refresh();
            used = process.TotalProcessorTime - begun;
        }
        while (used < atLeast);

        return count / used.TotalSeconds;
    }
}
