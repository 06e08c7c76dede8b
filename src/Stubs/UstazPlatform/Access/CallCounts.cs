namespace Attestation.Stubs.UstazPlatform.Access;

/// <summary>Counts the calls of each client: a fixed window that begins with its first call.</summary>
internal sealed class CallCounts(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset From, int Calls)> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts a call.</summary>
    /// <returns>How long the client has to wait; <see langword="null"/> when the call may go on.</returns>
    public TimeSpan? Count(UstazClient client)
    {
        if (client.MostCalls is not { } most)
        {
            return null;
        }

        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var (from, calls) = _windows.GetValueOrDefault(client.Id, (now, 0));
            if (now >= from + client.Window)
            {
                (from, calls) = (now, 0);
            }

            _windows[client.Id] = (from, Math.Min(calls + 1, most));

            return calls < most ? null : from + client.Window - now;
        }
    }
}
