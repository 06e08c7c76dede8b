using System.Collections.Concurrent;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The round trip to 1414: who was asked by SMS, and what he answered. A question stands until it is answered or ten minutes are over.</summary>
internal sealed class SmsDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Tenant, string Iin), Asked> _asked = new();

    /// <summary>Asks, or says what became of an earlier question, which is over with that.</summary>
    public SmsState Ask(string tenant, string iin, DateTimeOffset now)
    {
        var asked = _asked.GetOrAdd((tenant, iin), _ => new Asked(now, Agrees: null));
        if (asked.Agrees is null && now < asked.At + Patience)
        {
            return SmsState.Pending;
        }

        _asked.TryRemove((tenant, iin), out _);
        return asked.Agrees switch { true => SmsState.Agreed, false => SmsState.Refused, _ => SmsState.NotAnswered };
    }

    /// <returns>Whether somebody was asked.</returns>
    public bool Answer(string tenant, string iin, bool agrees) =>
        _asked.TryGetValue((tenant, iin), out var asked) && _asked.TryUpdate((tenant, iin), asked with { Agrees = agrees }, asked);

    public void Forget(string tenant)
    {
        foreach (var key in _asked.Keys.Where(key => key.Tenant == tenant))
        {
            _asked.TryRemove(key, out _);
        }
    }

    private sealed record Asked(DateTimeOffset At, bool? Agrees);
}

internal enum SmsState
{
    Pending,
    Agreed,
    Refused,
    NotAnswered,
}
