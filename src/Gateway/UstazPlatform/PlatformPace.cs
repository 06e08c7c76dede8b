using System.Net.Http.Headers;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>
/// Keeps to the pace that the platform asks for: after <c>429</c> no call of ours goes out before <c>Retry-After</c> is over. Whoever would
/// have to wait too long gives up at once, and the case comes again later.
/// </summary>
internal sealed class PlatformPace(TimeSpan longestWait, TimeProvider clock)
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _notBefore;

    /// <summary>Waits until the platform takes calls again.</summary>
    /// <param name="waited">What this call has waited so far.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it has waited now.</returns>
    /// <exception cref="HttpRequestException">It would be too long.</exception>
    public async Task<TimeSpan> WaitAsync(TimeSpan waited, CancellationToken cancellationToken)
    {
        while (Left() is { Ticks: > 0 } wait)
        {
            waited += wait;
            if (waited > longestWait)
            {
                throw new HttpRequestException("The platform asks for fewer calls.", null, System.Net.HttpStatusCode.TooManyRequests);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }

        return waited;
    }

    /// <summary>The platform refused a call for coming too soon.</summary>
    public void Slow(HttpResponseHeaders headers)
    {
        var now = clock.GetUtcNow();
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (headers.Date ?? now),
            _ => Unsaid,
        };

        // Not longer than anybody would wait, and a second: a mistaken header must not close the platform for days.
        var until = now + TimeSpan.FromTicks(Math.Clamp(wait.Ticks, TimeSpan.TicksPerMillisecond, (longestWait + Unsaid).Ticks));
        lock (_lock)
        {
            _notBefore = until > _notBefore ? until : _notBefore;
        }
    }

    private TimeSpan Left()
    {
        lock (_lock)
        {
            return _notBefore - clock.GetUtcNow();
        }
    }
}
