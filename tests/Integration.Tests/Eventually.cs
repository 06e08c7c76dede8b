namespace Attestation.Integration.Tests;

/// <summary>Waits for a fact in another process, and says so when it does not come.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    public static async Task IsTrueAsync(Func<Task<bool>> look)
    {
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var started = TimeProvider.System.GetTimestamp();
        while (!await look())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"It did not become true within {Patience.TotalSeconds:0} s.");
            }

            await next.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The same for work of any length: as long as something moves, it is waited for.</summary>
    /// <param name="look">Whether it is true.</param>
    /// <param name="measure">Another text whenever something has moved.</param>
    public static async Task IsTrueAsync(Func<Task<bool>> look, Func<Task<string>> measure)
    {
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var (moved, seen) = (TimeProvider.System.GetTimestamp(), "");
        while (!await look())
        {
            var now = await measure();
            if (now != seen)
            {
                (moved, seen) = (TimeProvider.System.GetTimestamp(), now);
            }
            else if (TimeProvider.System.GetElapsedTime(moved) > Patience)
            {
                throw new TimeoutException($"Nothing has moved for {Patience.TotalSeconds:0} s.");
            }

            await next.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public static Task IsTrueAsync(Func<bool> look) => IsTrueAsync(() => Task.FromResult(look()));
}
