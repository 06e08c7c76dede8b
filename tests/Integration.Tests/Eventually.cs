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

    public static Task IsTrueAsync(Func<bool> look) => IsTrueAsync(() => Task.FromResult(look()));
}
