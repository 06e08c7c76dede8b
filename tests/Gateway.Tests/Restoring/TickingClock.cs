namespace Attestation.Gateway.Tests.Restoring;

/// <summary>Stands still; its timers tick when they are told to, and at no other time.</summary>
internal sealed class TickingClock(DateTimeOffset start) : TimeProvider
{
    private readonly TaskCompletionSource<Timer> _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset Now { get; set; } = start;

    /// <summary>Whether anybody waits for a tick, or has.</summary>
    public bool IsWatched => _timer.Task.IsCompleted;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));

        // What is to happen once, after a while, does not happen here.
        if (period != Timeout.InfiniteTimeSpan)
        {
            _timer.TrySetResult(timer);
        }

        return timer;
    }

    /// <summary>As soon as there is somebody who waits for ticks, one comes.</summary>
    public async Task TickAsync() => (await WatchedAsync()).Tick();

    public Task<Timer> WatchedAsync() => _timer.Task.WaitAsync(TestContext.Current.CancellationToken);

    internal sealed class Timer(Action tick) : ITimer
    {
        public void Tick() => tick();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
