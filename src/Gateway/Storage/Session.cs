using System.Data.Common;
using Dapper;

namespace Attestation.Gateway.Storage;

/// <summary>A connection, and the transaction it is in.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, Dialect dialect)
{
    public Dialect Dialect => dialect;

    /// <summary>Keeps others who name the same thing out until the transaction ends: for what has no row yet.</summary>
    public async Task LockAsync(string name, CancellationToken cancellationToken)
    {
        if (dialect.Lock is { } sql)
        {
            await ExecuteAsync(sql, new { name }, cancellationToken);
        }
    }

    public async Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken))];

    public async Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));

    /// <summary>Row by row, for tables of any length.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string sql) => connection.QueryUnbufferedAsync<T>(sql, transaction: transaction);
}
