using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Attestation.Gateway.Hosting;

/// <summary>Time-out, retry and circuit breaker for the calls of one outside system; a breaker for each of its services.</summary>
internal sealed class CallPipelines(CallOptions options, Func<Exception, bool> isTransient) : IDisposable
{
    private readonly ConcurrentDictionary<string, ResiliencePipeline> _pipelines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CircuitBreakerStateProvider> _breakers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(options.Parallel, options.Parallel);

    public async Task<T> CallAsync<T>(string service, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var pipeline = _pipelines.GetOrAdd(service, Build);

            return await pipeline.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The services that are not called at present, because too many calls failed.</summary>
    public IReadOnlyList<string> Resting =>
        [.. _breakers.Where(breaker => breaker.Value.CircuitState is not CircuitState.Closed).Select(breaker => breaker.Key).Order(StringComparer.Ordinal)];

    public void Dispose() => _places.Dispose();

    /// <summary>Whether a failure of <see cref="CallAsync"/> means that no answer came, as opposed to a mistake of ours.</summary>
    public bool IsSilence(Exception failure) => failure is TimeoutRejectedException or BrokenCircuitException || isTransient(failure);

    private ResiliencePipeline Build(string service)
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
                SamplingDuration = TimeSpan.FromSeconds(30),
                MinimumThroughput = options.BreakerSample,
                FailureRatio = options.BreakerRatio,
                BreakDuration = options.BreakerPause,
                StateProvider = _breakers.GetOrAdd(service, _ => new CircuitBreakerStateProvider()),
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure && IsWorthRepeating(failure)),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private bool IsWorthRepeating(Exception failure) => failure is TimeoutRejectedException || isTransient(failure);
}
