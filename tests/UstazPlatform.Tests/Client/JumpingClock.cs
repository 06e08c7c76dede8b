namespace Attestation.UstazPlatform.Tests.Client;

/// <summary>A short wait is over at once, and so much later it is then; a long one (a time-out) never ends.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(9);

    private long _ticks = Given.Morning.UtcTicks;

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= Short)
        {
            lock (Waits)
            {
                Waits.Add(dueTime);
            }

            Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
