namespace Attestation.Gateway.Storage;

/// <summary>The engine under the cases.</summary>
internal interface IDatabase
{
    /// <summary>Brings the schema up to date. Safe to call from several instances at once.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Runs the work in one transaction that is durable when this returns. The work does nothing but talk to the session.</summary>
    Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Reads what was committed.</summary>
    Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);
}
