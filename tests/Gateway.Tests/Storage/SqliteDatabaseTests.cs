using Attestation.Gateway.Storage;
using Microsoft.Data.Sqlite;

namespace Attestation.Gateway.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private const string Insert = "insert into note (id) values (@id)";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("some/folder/gateway.db");

    [Fact]
    public async Task What_is_written_is_there_after_reopening()
    {
        await using (var database = await WithNotesAsync())
        {
            await AddAsync(database, 1);
        }

        await using var reopened = await Opened.DatabaseAsync(Path);
        Assert.Equal([1], await NotesAsync(reopened));
    }

    [Fact]
    public async Task What_is_written_is_in_the_files_when_the_call_returns()
    {
        await using var database = await WithNotesAsync();

        await AddAsync(database, 1);

        await using var another = Opened.Closed(Path);
        Assert.Equal([1], await NotesAsync(another));
    }

    [Theory]
    [InlineData("pragma synchronous", "2")]
    [InlineData("pragma journal_mode", "wal")]
    [InlineData("pragma foreign_keys", "1")]
    public async Task A_commit_survives_a_power_cut_because_the_engine_is_told_so(string pragma, string value)
    {
        await using var database = await WithNotesAsync();

        var whereItWrites = await database.WriteAsync(session => session.FindAsync<string>(pragma, null, Cancelled), Cancelled);
        var whereItReads = await database.ReadAsync(session => session.FindAsync<string>(pragma, null, Cancelled), Cancelled);

        Assert.Equal((value, value), (whereItWrites, whereItReads));
    }

    [Fact]
    public async Task A_job_that_fails_rolls_back_alone()
    {
        await using var database = await WithNotesAsync();
        var gate = new Gate(database);

        var before = AddAsync(database, 1);
        var failing = database.WriteAsync<bool>(
            async session =>
            {
                await session.ExecuteAsync(Insert, new { id = 2 }, Cancelled);
                throw new InvalidTimeZoneException("of the job");
            },
            Cancelled);
        var colliding = AddAsync(database, 1);
        var after = AddAsync(database, 3);
        gate.Open();

        await before;
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => failing);
        await Assert.ThrowsAsync<SqliteException>(() => colliding);
        await after;
        Assert.Equal([1, 3], await NotesAsync(database));
    }

    [Fact]
    public async Task Jobs_that_wait_together_share_one_commit_and_none_is_answered_before_it()
    {
        await using var database = await WithNotesAsync();
        var gate = new Gate(database);
        var first = AddAsync(database, 1);
        var second = new Gate(database);

        gate.Open();
        await second.Reached;

        Assert.False(first.IsCompleted);
        Assert.Empty(await NotesAsync(database));

        second.Open();
        await first;
        Assert.Equal([1], await NotesAsync(database));
    }

    [Fact]
    public async Task A_commit_that_fails_is_told_to_everyone_in_it_and_stores_nothing()
    {
        await using var database = await WithNotesAsync();
        var gate = new Gate(database);

        var innocent = AddAsync(database, 1);
        var breaking = database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("pragma defer_foreign_keys=on", null, Cancelled);
                return await session.ExecuteAsync("insert into note (id, parent) values (2, 99)", null, Cancelled);
            },
            Cancelled);
        gate.Open();

        await Assert.ThrowsAsync<SqliteException>(() => innocent);
        await Assert.ThrowsAsync<SqliteException>(() => breaking);
        await AddAsync(database, 3);
        Assert.Equal([3], await NotesAsync(database));
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await using var database = await WithNotesAsync();
        await AddAsync(database, 0);

        await Task.WhenAll(Enumerable.Range(1, 500).Select(async id =>
        {
            await Task.Yield();
            await database.WriteAsync(
                async session =>
                {
                    var seen = await session.FindAsync<long>("select parent_count from counter", null, Cancelled);
                    await session.ExecuteAsync("update counter set parent_count = @next", new { next = seen + 1 }, Cancelled);
                    return await session.ExecuteAsync(Insert, new { id }, Cancelled);
                },
                Cancelled);
        }));

        Assert.Equal(501, (await NotesAsync(database)).Count);
        Assert.Equal(500, await database.ReadAsync(session => session.FindAsync<long>("select parent_count from counter", null, Cancelled), Cancelled));
    }

    [Fact]
    public async Task Readers_see_what_was_committed_while_a_write_is_under_way()
    {
        await using var database = await WithNotesAsync();
        await AddAsync(database, 1);
        var gate = new Gate(database, session => session.ExecuteAsync(Insert, new { id = 2 }, Cancelled));
        await gate.Reached;

        Assert.Equal([1], await NotesAsync(database));

        gate.Open();
        await gate.Done;
        Assert.Equal([1, 2], await NotesAsync(database));
    }

    [Fact]
    public async Task A_full_queue_holds_its_callers_back_until_they_give_up()
    {
        await using var database = await WithNotesAsync(writeQueue: 1);
        var gate = new Gate(database);
        await gate.Reached;
        var queued = AddAsync(database, 1);
        using var patience = new CancellationTokenSource();

        var waiting = database.WriteAsync(session => session.ExecuteAsync(Insert, new { id = 2 }, Cancelled), patience.Token);
        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Open();
        await queued;
        Assert.Equal([1], await NotesAsync(database));
    }

    [Fact]
    public async Task Closing_writes_what_is_queued()
    {
        var database = await WithNotesAsync();
        var gate = new Gate(database);
        var queued = AddAsync(database, 1);

        var closing = database.DisposeAsync();
        gate.Open();
        await closing;

        await queued;
        await using var reopened = await Opened.DatabaseAsync(Path);
        Assert.Equal([1], await NotesAsync(reopened));
    }

    [Fact]
    public async Task Several_instances_may_prepare_the_same_database_at_once()
    {
        SqliteDatabase[] databases = [.. Enumerable.Range(0, 6).Select(_ => Opened.Closed(Path))];

        await Task.WhenAll(databases.Select(database => Task.Run(() => database.PrepareAsync(Cancelled))));

        foreach (var database in databases)
        {
            Assert.Equal(SchemaScriptsTests.Versions("Sqlite").Count(), await database.ReadAsync(session => session.FindAsync<long>("select count(*) from schema_version", null, Cancelled), Cancelled));
            await database.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SqliteDatabase> WithNotesAsync(int writeQueue = 1024)
    {
        var database = await Opened.DatabaseAsync(Path, writeQueue);
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                create table note (id int primary key, parent int references note (id));
                create table counter (parent_count int not null);
                insert into counter values (0)
                """,
                null,
                Cancelled),
            Cancelled);

        return database;
    }

    private static Task<int> AddAsync(SqliteDatabase database, int id) =>
        database.WriteAsync(session => session.ExecuteAsync(Insert, new { id }, Cancelled), Cancelled);

    private static Task<IReadOnlyList<long>> NotesAsync(SqliteDatabase database) =>
        database.ReadAsync(session => session.QueryAsync<long>("select id from note order by id", null, Cancelled), Cancelled);

    /// <summary>A write that holds the writer until it is opened, so that what comes after it waits together.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Gate(SqliteDatabase database, Func<Session, Task>? work = null) => Done = database.WriteAsync(
            async session =>
            {
                await (work?.Invoke(session) ?? Task.CompletedTask);
                _reached.SetResult();
                await _opened.Task;
                return true;
            },
            Cancelled);

        public Task Reached => _reached.Task;

        public Task Done { get; }

        public void Open() => _opened.SetResult();
    }
}
