using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Attestation.Integration.Tests.Servers;
using Microsoft.Extensions.Options;

namespace Attestation.Integration.Tests;

/// <summary>Several instances take messages from one outbox. Who takes is stopped before its transaction ends; nobody waits for a clock.</summary>
public sealed class OutboxOrderTests(Database server) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-outbox-").FullName;
    private readonly Clocks _clocks = new(new StillClock(), new StillClock());
    private PostgresDatabase _database = null!;
    private ColumnCipher _cipher = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = new PostgresDatabase(Options.Create(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = await server.NewDatabaseAsync() }));
        await _database.PrepareAsync(Cancelled);
        _cipher = new ColumnCipher(Keyring.Load(Path.Combine(_folder, "keys.json"), create: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task While_one_instance_takes_the_first_message_of_a_case_another_does_not_take_the_second()
    {
        await AddAsync("case", "first", "second", "third");
        await AddAsync("another", "of another case");
        var slow = new Unfinished(_database);
        var other = new Outbox(_database, _cipher, _clocks);

        var taking = TakeAsync(new Outbox(slow, _cipher, _clocks), limit: 1);
        await slow.WorkIsDone;
        var meanwhile = await TakeAsync(other);
        slow.Commit();

        Assert.Equal(["of another case"], meanwhile);
        Assert.Equal(["first"], await taking);
        Assert.Empty(await TakeAsync(other));
    }

    [Fact]
    public async Task While_a_message_is_encrypted_anew_the_one_after_it_is_not_taken()
    {
        await AddAsync("case", "first", "second");
        var outbox = new Outbox(_database, _cipher, _clocks);

        var meanwhile = await _database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("update outbox set body = body where type = 'first'", null, Cancelled);
                return await TakeAsync(outbox);
            },
            Cancelled);

        Assert.Empty(meanwhile);
        Assert.Equal(["first", "second"], await TakeAsync(outbox));
    }

    private async Task<string[]> TakeAsync(Outbox outbox, int limit = 100) =>
        [.. (await outbox.ClaimDueAsync(limit, _clocks.MachineNow.AddSeconds(30), Cancelled)).Select(taken => taken.Message.Type)];

    private Task<bool> AddAsync(string caseId, params string[] types) => _database.WriteAsync(
        async session =>
        {
            await new Outbox(_database, _cipher, _clocks).AddAsync(session, caseId, [.. types.Select(Message)], Cancelled);
            return true;
        },
        Cancelled);

    private OutgoingMessage Message(string type) => new()
    {
        Destination = Destination.Queue("anybody's"),
        Type = type,
        MessageId = Guid.NewGuid(),
        Body = "{}"u8.ToArray(),
        DueAt = _clocks.Now,
    };

    /// <summary>Does the work, and does not commit it before it is told to.</summary>
    private sealed class Unfinished(IDatabase database) : IDatabase
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _commit = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WorkIsDone => _done.Task;

        public void Commit() => _commit.SetResult();

        public Task PrepareAsync(CancellationToken cancellationToken) => database.PrepareAsync(cancellationToken);

        public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => database.WriteAsync(
            async session =>
            {
                var result = await work(session);
                _done.SetResult();
                await _commit.Task.WaitAsync(cancellationToken);

                return result;
            },
            cancellationToken);

        public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => database.ReadAsync(work, cancellationToken);
    }

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Stand.Morning.ToUniversalTime();
    }
}
