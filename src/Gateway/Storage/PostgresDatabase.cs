using Microsoft.Extensions.Options;
using Npgsql;

namespace Attestation.Gateway.Storage;

/// <summary>PostgreSQL: any number of instances share it. Transactions run side by side, and rows that are claimed are passed by.</summary>
internal sealed class PostgresDatabase(IOptions<StorageOptions> options) : IDatabase, IAsyncDisposable
{
    // "attestation" in ASCII, shortened to eight bytes: whoever migrates this schema holds it.
    private const long SchemaLock = 0x61_74_74_65_73_74_61_74;

    private const int Tries = 4;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(options.Value.ConnectionString);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var session = new Session(connection, transaction, Dialect.Postgres);
        await session.ExecuteAsync("select pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock }, cancellationToken);
        await SchemaScripts.ApplyAsync(session, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await work(new Session(connection, transaction, Dialect.Postgres));
                await transaction.CommitAsync(cancellationToken);

                return result;
            }
            catch (PostgresException clash) when (attempt < Tries && IsClash(clash.SqlState))
            {
                // Rolled back by the server because of somebody else: the same work is done again.
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);

        return await work(new Session(connection, null, Dialect.Postgres));
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // Two deliveries of one application at once: the second finds the first when it looks again.
    private static bool IsClash(string state) => state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;
}
