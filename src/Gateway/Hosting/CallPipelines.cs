using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Attestation.Gateway.Hosting;

/// <summary>
/// Time-out, retry and circuit breaker for the calls of one outside system. Each of its services has a breaker and places of its own: one
/// that is slow fills its own places only, and whoever finds them full goes away before long instead of keeping others waiting.
/// </summary>
internal sealed class CallPipelines(CallOptions options, Func<Exception, bool> isTransient) : IDisposable
{
    // Long enough to hold the time-outs of several calls: a breaker that forgets faster than calls fail never opens.
    private static readonly TimeSpan ShortestSample = TimeSpan.FromSeconds(30);

    // Lazy, because two first calls at once must not build two breakers.
    private readonly ConcurrentDictionary<string, Lazy<Service>> _services = new(StringComparer.Ordinal);

    public async Task<T> CallAsync<T>(string service, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var (pipeline, _, places) = _services.GetOrAdd(service, _ => new Lazy<Service>(Open)).Value;
        if (!await places.WaitAsync(options.PlaceWait, cancellationToken))
        {
            throw new NoPlaceException(service);
        }

        try
        {
            return await pipeline.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The services that are not called at present, because too many calls failed.</summary>
    public IReadOnlyList<string> Resting =>
        [.. _services.Where(service => service.Value.Value.Breaker.CircuitState is not CircuitState.Closed).Select(service => service.Key).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        foreach (var service in _services.Values)
        {
            service.Value.Places.Dispose();
        }
    }

    /// <summary>Whether a failure of <see cref="CallAsync"/> means that no answer came, as opposed to a mistake of ours.</summary>
    public bool IsSilence(Exception failure) => failure is TimeoutRejectedException or BrokenCircuitException or NoPlaceException || isTransient(failure);

    private Service Open()
    {
        var breaker = new CircuitBreakerStateProvider();

        return new Service(Build(breaker), breaker, new SemaphoreSlim(options.Parallel, options.Parallel));
    }

    private ResiliencePipeline Build(CircuitBreakerStateProvider breaker)
    {
        var builder = new ResiliencePipelineBuilder();
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure && IsWorthRepeating(failure)),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                SamplingDuration = TimeSpan.FromTicks(Math.Max(ShortestSample.Ticks, options.AttemptTimeout.Ticks * 3)),
                MinimumThroughput = options.BreakerSample,
                FailureRatio = options.BreakerRatio,
                BreakDuration = options.BreakerPause,
                StateProvider = breaker,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure && IsWorthRepeating(failure)),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private bool IsWorthRepeating(Exception failure) => failure is TimeoutRejectedException || isTransient(failure);

    private sealed record Service(ResiliencePipeline Pipeline, CircuitBreakerStateProvider Breaker, SemaphoreSlim Places);
}

/// <summary>All places of a service were taken, and none became free in time.</summary>
internal sealed class NoPlaceException(string service) : Exception($"{service}: all places are taken");
