namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>Which messages were seen, as far back as there is room.</summary>
internal sealed class Replays
{
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly HashSet<(string, string, string)> _seen = [];
    private readonly Queue<(string, string, string)> _order = new();

    public bool IsFirst(string tenant, string senderId, string messageId)
    {
        var name = (tenant, senderId, messageId);
        lock (_lock)
        {
            if (!_seen.Add(name))
            {
                return false;
            }

            _order.Enqueue(name);
            if (_order.Count > Most)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
