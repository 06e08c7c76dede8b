using System.Threading.Channels;
using Attestation.Gateway.Storage;
using Microsoft.Data.Sqlite;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>A database that tells of each write, may be away, and under which the process may die.</summary>
internal sealed class Watched(IDatabase inner) : IDatabase
{
    private readonly Channel<bool> _written = Channel.CreateUnbounded<bool>();

    public bool IsAway { get; set; }

    /// <summary>How many writes are done before the process dies; null: all.</summary>
    public int? WritesLeft { get; set; }

    /// <summary>Whether the write at which it dies was done.</summary>
    public bool DiesAfterwards { get; set; }

    /// <summary>Returns when there was a write that nobody has waited for yet.</summary>
    public async Task WrittenAsync() => await _written.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        Answer();
        var dies = WritesLeft-- is 0;
        if (dies && !DiesAfterwards)
        {
            throw new IOException("The process dies before it writes.");
        }

        var result = await inner.WriteAsync(work, cancellationToken);
        _written.Writer.TryWrite(true);

        return dies ? throw new IOException("The process dies when it has written.") : result;
    }

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        Answer();

        return inner.ReadAsync(work, cancellationToken);
    }

    private void Answer()
    {
        if (IsAway)
        {
            throw new SqliteException("unable to open database file", 14);
        }
    }
}
