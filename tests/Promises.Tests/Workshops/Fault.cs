using System.Data.Common;

namespace Attestation.Promises.Tests.Workshops;

/// <summary>What is called when a fault strikes.</summary>
internal enum Callee
{
    Database,
    Broker,
    OutsideSystem,
}

internal enum Failure
{
    /// <summary>Nothing was done.</summary>
    Error,

    /// <summary>All was done, and the answer was lost.</summary>
    ErrorAfterwards,

    /// <summary>Nothing is done and nobody says so, until somebody's time-out.</summary>
    Hang,
}

/// <summary>One fault that strikes at the n-th call of a kind. Disarmed until a test arms it.</summary>
internal sealed class Fault
{
    /// <summary>As long as a database's own time-out would be on this stand.</summary>
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private Callee _callee;
    private Failure _failure;
    private int _left;

    /// <summary>Faults that struck.</summary>
    public int Struck { get; private set; }

    public bool IsArmed
    {
        get
        {
            lock (_lock)
            {
                return _left > 0;
            }
        }
    }

    public void Arm(Callee callee, Failure failure, int nth)
    {
        lock (_lock)
        {
            (_callee, _failure, _left) = (callee, failure, nth);
        }
    }

    public void Disarm() => Arm(default, default, 0);

    public async Task<T> AroundAsync<T>(Callee callee, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        switch (Strikes(callee))
        {
            case Failure.Error:
                throw Exception(callee);
            case Failure.ErrorAfterwards:
                await call();
                throw Exception(callee);
            case Failure.Hang:
                await Task.Delay(callee is Callee.Database ? DatabaseTimeout : Timeout.InfiniteTimeSpan, cancellationToken);
                throw Exception(callee);
            default:
                return await call();
        }
    }

    private Failure? Strikes(Callee callee)
    {
        lock (_lock)
        {
            if (callee != _callee || _left is 0 || --_left > 0)
            {
                return null;
            }

            Struck++;

            return _failure;
        }
    }

    private static Exception Exception(Callee callee) => callee switch
    {
        Callee.Database => new LostConnectionException(),
        Callee.Broker => new IOException("Test: the broker was cut off."),
        _ => new HttpRequestException("Test: the outside system was cut off."),
    };

    private sealed class LostConnectionException() : DbException("Test: the database was cut off.");
}
