namespace Attestation.Stubs.TestKit.Exchanges;

/// <summary>The last exchanges of one tenant, up to a number and an amount of bytes; what leaves for want of room is counted.</summary>
internal sealed class ExchangeLog(int most, long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Exchange> _kept = new();
    private long _bytes;
    private long _dropped;

    public long Dropped
    {
        get
        {
            lock (_lock)
            {
                return _dropped;
            }
        }
    }

    public void Add(Exchange exchange)
    {
        lock (_lock)
        {
            _kept.AddLast(exchange);
            _bytes += exchange.Size;
            while (_kept.Count > most || (_bytes > mostBytes && _kept.Count > 1))
            {
                _bytes -= _kept.First!.Value.Size;
                _kept.RemoveFirst();
                _dropped++;
            }
        }
    }

    /// <returns>A copy, oldest first.</returns>
    public IReadOnlyList<Exchange> All()
    {
        lock (_lock)
        {
            return [.. _kept];
        }
    }

    public IReadOnlyList<Exchange> Remove(Func<Exchange, bool> which)
    {
        lock (_lock)
        {
            var leaving = _kept.Where(which).ToList();
            foreach (var exchange in leaving)
            {
                _kept.Remove(exchange);
                _bytes -= exchange.Size;
            }

            return leaving;
        }
    }
}
