using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Storage;

/// <summary>
/// SQLite with a write-ahead log and <c>synchronous=FULL</c>: what is committed survives a power cut. It has one writer, so writes queue
/// here and those that wait together share one commit; each keeps its own savepoint, so that one that fails takes no other with it.
/// </summary>
internal sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private const int LargestGroup = 128;

    private readonly string _connectionString;
    private readonly Channel<WriteJob> _queue;
    private Task _writing = Task.CompletedTask;

    public SqliteDatabase(IOptions<StorageOptions> options)
    {
        _connectionString = options.Value.ConnectionString;
        _queue = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(options.Value.WriteQueue) { SingleReader = true });
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(_connectionString).DataSource))!;
        Directory.CreateDirectory(folder);

        await ApplySchemaAsync(cancellationToken);
        var connection = await OpenAsync(cancellationToken);
        _writing = Task.Run(() => WriteGroupsAsync(connection), CancellationToken.None);
    }

    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        var job = new WriteJob<T>(work);
        await _queue.Writer.WriteAsync(job, cancellationToken);

        // Not cancelled any more: the work may be committed, and its caller must learn that.
        return await job.Result;
    }

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);

        return await work(new Session(connection, null, Dialect.Sqlite));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
    }

    // The write lock keeps other instances out, and a start that fails half-way leaves nothing behind.
    private async Task ApplySchemaAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        await SchemaScripts.ApplyAsync(new Session(connection, transaction, Dialect.Sqlite), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=10000; pragma foreign_keys=on";
        await pragmas.ExecuteNonQueryAsync(cancellationToken);

        return connection;
    }

    private async Task WriteGroupsAsync(SqliteConnection connection)
    {
        await using var _ = connection;
        var group = new List<WriteJob>(LargestGroup);
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var job))
            {
                group.Add(job);
            }

            await WriteGroupAsync(connection, group);
            group.Clear();
        }
    }

    private static async Task WriteGroupAsync(SqliteConnection connection, List<WriteJob> group)
    {
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            var session = new Session(connection, transaction, Dialect.Sqlite);
            foreach (var job in group)
            {
                await job.RunAsync(transaction, session);
            }

            await transaction.CommitAsync();
        }
        catch (Exception failure)
        {
            // Begin or commit failed: nothing of the group is stored, and every caller is told so.
            group.ForEach(job => job.Fail(failure));
            return;
        }

        group.ForEach(job => job.Complete());
    }

    private abstract class WriteJob
    {
        private const string Savepoint = "job";

        private Exception? _failure;

        public async Task RunAsync(SqliteTransaction transaction, Session session)
        {
            await transaction.SaveAsync(Savepoint);
            try
            {
                await WorkAsync(session);
            }
            catch (Exception failure)
            {
                await transaction.RollbackAsync(Savepoint);
                _failure = failure;
            }

            await transaction.ReleaseAsync(Savepoint);
        }

        public void Complete()
        {
            if (_failure is null)
            {
                Succeed();
            }
            else
            {
                Fail(_failure);
            }
        }

        public abstract void Fail(Exception failure);

        protected abstract Task WorkAsync(Session session);

        protected abstract void Succeed();
    }

    private sealed class WriteJob<T>(Func<Session, Task<T>> work) : WriteJob
    {
        // The writer's loop must not run what its callers do next.
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;

        public Task<T> Result => _result.Task;

        public override void Fail(Exception failure) => _result.TrySetException(failure);

        protected override async Task WorkAsync(Session session) => _value = await work(session);

        protected override void Succeed() => _result.TrySetResult(_value!);
    }
}
