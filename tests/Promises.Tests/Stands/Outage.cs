namespace Attestation.Promises.Tests.Stands;

/// <summary>How long something is away is real time: there is no event to wait for.</summary>
internal static class Outage
{
    public static Task LastsAsync(TimeSpan time) => Task.Delay(time, TestContext.Current.CancellationToken);

    public static Task LastsAsync(int seconds) => LastsAsync(TimeSpan.FromSeconds(seconds));
}
