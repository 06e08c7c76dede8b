using System.Collections.Concurrent;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// How many applications one provider, and one sender, may hand over in a minute: a portal that repeats itself endlessly must not take the
/// others' places. Measured on the machine's clock, each instance for itself.
/// </summary>
internal sealed class IntakeLimits(IOptions<DoorsOptions> options, Clocks clocks)
{
    private const int Tidy = 10_000;

    private readonly ConcurrentDictionary<string, Allowance> _allowances = new(StringComparer.Ordinal);

    /// <returns>The limit that is exceeded; null when there is room.</returns>
    public int? Exceeded(Bin provider, string? sender) =>
        Take($"provider {provider.Value}", options.Value.PerProviderAMinute) ?? (sender is null ? null : Take($"sender {sender}", options.Value.PerSenderAMinute));

    private int? Take(string who, int limit)
    {
        if (limit is 0)
        {
            return null;
        }

        var now = clocks.MachineNow;
        if (_allowances.Count > Tidy)
        {
            Forget(now);
        }

        return _allowances.GetOrAdd(who, _ => new Allowance(limit, now)).Take(limit, now) ? null : limit;
    }

    // Who has been silent for a minute has everything left.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (who, allowance) in _allowances)
        {
            if (allowance.IsUntouchedSince(now.AddMinutes(-1)))
            {
                _allowances.TryRemove(who, out _);
            }
        }
    }

    // A bucket that holds a minute's worth and fills again evenly.
    private sealed class Allowance(double left, DateTimeOffset at)
    {
        private readonly Lock _taking = new();
        private double _left = left;
        private DateTimeOffset _at = at;

        public bool Take(int limit, DateTimeOffset now)
        {
            lock (_taking)
            {
                var passed = now > _at ? now - _at : TimeSpan.Zero;
                _left = Math.Min(limit, _left + (passed.TotalMinutes * limit));
                _at = now;
                if (_left < 1)
                {
                    return false;
                }

                _left--;
                return true;
            }
        }

        public bool IsUntouchedSince(DateTimeOffset then)
        {
            lock (_taking)
            {
                return _at < then;
            }
        }
    }
}
