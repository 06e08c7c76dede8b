using Attestation.Gateway.Hosting;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Tests.Cases;
using Microsoft.Extensions.Hosting;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>The note of how far the ledger is known, minute by minute; one that goes back ends the gateway.</summary>
public class LedgerWatchTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_minute_it_is_noted_that_everything_is_known()
    {
        await using var watch = await Watching.StartAsync();

        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();
        Assert.Equal(watch.Clock.Now, await watch.KnownAsync());
        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();

        Assert.Equal(watch.Clock.Now, await watch.KnownAsync());
        Assert.False(watch.Lifetime.Stopped.IsCompleted);
    }

    [Theory]
    [InlineData("an older note")]
    [InlineData("no note")]
    public async Task A_note_that_has_gone_back_ends_the_gateway_and_is_left_as_it_is(string restored)
    {
        await using var watch = await Watching.StartAsync();
        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();
        var older = watch.Clock.Now.AddTicks(-TimeSpan.TicksPerMicrosecond);
        await watch.Store.ExecuteAsync(restored is "no note" ? "delete from ledger_known" : "update ledger_known set at = @older", new { older });

        await watch.MinuteAsync();
        await watch.Lifetime.Stopped.WaitAsync(Cancelled);

        Assert.Contains("was restored while the gateway runs", await watch.Said.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(restored is "no note" ? null : older, await watch.KnownAsync());
    }

    [Fact]
    public async Task What_goes_back_in_the_first_minute_is_seen()
    {
        await using var watch = await Watching.StartAsync();
        await watch.Store.ExecuteAsync("update ledger_known set at = at - 1");

        await watch.MinuteAsync();

        await watch.Lifetime.Stopped.WaitAsync(Cancelled);
    }

    [Fact]
    public async Task A_note_that_another_instance_moved_on_ends_nothing_and_is_not_set_back()
    {
        await using var watch = await Watching.StartAsync();
        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();
        var later = watch.Clock.Now.AddMinutes(5);
        await new RestoredDatabase(watch.Store.Database, watch.Store.Cipher, watch.Store.Clocks).SetKnownAsync(later, Cancelled);

        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();

        Assert.Equal(later, await watch.KnownAsync());
        Assert.False(watch.Lifetime.Stopped.IsCompleted);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_ends_nothing_and_is_noted_in_when_it_is_back()
    {
        await using var watch = await Watching.StartAsync();
        watch.Database.IsAway = true;
        await watch.MinuteAsync();
        Assert.Contains("SqliteException", await watch.Said.NextAsync(), StringComparison.Ordinal);

        watch.Database.IsAway = false;
        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();

        Assert.Equal(watch.Clock.Now, await watch.KnownAsync());
        Assert.False(watch.Lifetime.Stopped.IsCompleted);
    }

    [Fact]
    public async Task What_went_back_while_the_database_was_away_ends_the_gateway_too()
    {
        await using var watch = await Watching.StartAsync();
        await watch.MinuteAsync();
        await watch.Database.WrittenAsync();
        watch.Database.IsAway = true;
        await watch.MinuteAsync();
        await watch.Said.NextAsync();
        await watch.Store.ExecuteAsync("update ledger_known set at = at - 1");

        watch.Database.IsAway = false;
        await watch.MinuteAsync();

        await watch.Lifetime.Stopped.WaitAsync(Cancelled);
    }

    [Fact]
    public async Task Without_a_ledger_nothing_is_watched()
    {
        await using var watch = await Watching.StartAsync(isKept: false);

        await watch.EndedAsync();

        Assert.False(watch.Clock.IsWatched);
    }

    private sealed class Watching : IAsyncDisposable
    {
        private readonly LedgerWatch _watch;

        private Watching(OpenStore store, bool isKept)
        {
            Store = store;
            Clock = new TickingClock(store.Machine.Now);
            Database = new Watched(store.Database);
            var clocks = new Clocks(store.Law, Clock);
            _watch = new LedgerWatch(new ListedLedger { IsKept = isKept }, new RestoredDatabase(Database, store.Cipher, clocks), clocks, Lifetime, Said);
        }

        public OpenStore Store { get; }

        public TickingClock Clock { get; }

        public Watched Database { get; }

        public Lifetime Lifetime { get; } = new();

        public Said<LedgerWatch> Said { get; } = new();

        /// <summary>A gateway that has passed its doors: the database was looked at.</summary>
        public static async Task<Watching> StartAsync(bool isKept = true)
        {
            var watching = new Watching(await OpenStore.StartAsync(), isKept);
            await new RestoredDatabase(watching.Store.Database, watching.Store.Cipher, watching.Store.Clocks).SetKnownAsync(watching.Clock.Now, Cancelled);
            await watching._watch.StartAsync(Cancelled);
            if (isKept)
            {
                await watching.Database.WrittenAsync();
            }

            return watching;
        }

        public Task MinuteAsync()
        {
            Clock.Now = Clock.Now.AddMinutes(1);

            return Clock.TickAsync();
        }

        public Task EndedAsync() => _watch.ExecuteTask!.WaitAsync(Cancelled);

        public async Task<DateTimeOffset?> KnownAsync() => await new RestoredDatabase(Store.Database, Store.Cipher, Store.Clocks).KnownUntilAsync(Cancelled);

        public async ValueTask DisposeAsync()
        {
            await _watch.StopAsync(CancellationToken.None);
            _watch.Dispose();
            await Store.DisposeAsync();
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stopped => _stopped.Task;

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopped.TrySetResult();
    }
}
