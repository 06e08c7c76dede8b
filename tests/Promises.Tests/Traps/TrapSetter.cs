using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Attestation.Gateway.Hosting;

namespace Attestation.Promises.Tests.Traps;

/// <summary>Sets the traps of the environment in the process it runs in.</summary>
internal static class TrapSetter
{
    /// <summary>Longer than the lease of the test stands (10 s) and than three times their publish time-out (3 s).</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(12);

    public static void Set()
    {
        var traps = Trap.Read(Environment.GetEnvironmentVariable(Trap.Variable));
        if (traps is not [])
        {
            var passings = new ConcurrentDictionary<Trap, int>();
            KillPoints.Trap = (point, detail) => PassAsync(traps, passings, point, detail);
        }
    }

    private static async Task PassAsync(IReadOnlyList<Trap> traps, ConcurrentDictionary<Trap, int> passings, string point, string? detail)
    {
        foreach (var trap in traps.Where(trap => trap.Point == point && (trap.Detail ?? detail) == detail))
        {
            if (passings.AddOrUpdate(trap, 1, (_, before) => before + 1) == trap.Nth)
            {
                Console.WriteLine($"{Trap.Snapped} {trap.Place} {trap.Blow}");
                await SnapAsync(trap);
            }
        }
    }

    private static async Task SnapAsync(Trap trap)
    {
        switch (trap.Blow)
        {
            case Blow.Kill:
                // SIGKILL to oneself; nothing below is ever reached.
                Console.Out.Flush();
                Process.GetCurrentProcess().Kill();
                await Task.Delay(Timeout.Infinite);
                break;
            case Blow.Fail:
                throw FailureAt(trap);
            default:
                await Task.Delay(Pause);
                break;
        }
    }

    // As it would look to whoever called: the network broke before the answer came back.
    private static Exception FailureAt(Trap trap) => trap.Point switch
    {
        KillPoints.Asked or KillPoints.Answered or KillPoints.PageRead => new HttpRequestException($"Test: {trap.Place} failed afterwards."),
        KillPoints.Publishing or KillPoints.Published or KillPoints.Confirmed or KillPoints.Settled => new IOException($"Test: {trap.Place} failed afterwards."),
        _ => new BrokenConnectionException($"Test: {trap.Place} failed afterwards."),
    };

    private sealed class BrokenConnectionException(string message) : DbException(message);
}
