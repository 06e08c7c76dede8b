using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings;
using Attestation.Stubs.TestKit.Recording;

namespace Attestation.Stubs.TestKit.Tenants;

/// <summary>One test's, or one team's, part of a double: whatever is set here is seen by its requests alone.</summary>
internal sealed class Tenant(string name, DoubleLimits limits)
{
    public const string Default = "default";
    public const string Header = "X-Sandbox-Tenant";

    private readonly Lock _lock = new();
    private TaskCompletionSource _later = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _clockShift;
    private long _lastUsed;

    public string Name => name;

    public StubMappings Mappings { get; } = new();

    public FaultBook Faults { get; } = new();

    public ExchangeLog Exchanges { get; } = new(limits.ExchangesPerTenant, limits.BytesPerTenant);

    /// <summary>People who are different for this tenant.</summary>
    public ConcurrentDictionary<string, Teacher> People { get; } = new(StringComparer.Ordinal);

    public Recorder Recorder { get; } = new();

    /// <summary>The delay of every answer, as the admin API was told.</summary>
    public GlobalDelay Delay { get; set; } = GlobalDelay.None;

    public TimeSpan ClockShift
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _clockShift));
        set => Interlocked.Exchange(ref _clockShift, value.Ticks);
    }

    public long LastUsed => Interlocked.Read(ref _lastUsed);

    public void Use(long timestamp) => Interlocked.Exchange(ref _lastUsed, timestamp);

    /// <summary>Whoever waits for a later answer than its own may go.</summary>
    public void Answered()
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            (waiting, _later) = (_later, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.TrySetResult();
    }

    /// <summary>Until some other answer of this tenant has left, at most for a time.</summary>
    public async Task LaterAnswerAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        Task later;
        lock (_lock)
        {
            later = _later.Task;
        }

        await Task.WhenAny(later, Task.Delay(atMost, clock, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>As a new tenant, but for what the journal dropped.</summary>
    public void Reset()
    {
        Mappings.Remove(_ => true);
        Mappings.ResetScenarios();
        Exchanges.Remove(_ => true);
    }

    /// <summary>Everything of ours that WireMock does not know, too.</summary>
    public void ResetWhole()
    {
        Reset();
        Faults.Clear();
        People.Clear();
        ClockShift = TimeSpan.Zero;
        Delay = GlobalDelay.None;
        Recorder.Discard();
    }
}

/// <summary>The settings of the admin API.</summary>
internal sealed record GlobalDelay(JsonObject Shown, TimeSpan Fixed, Delay? Drawn)
{
    public static GlobalDelay None => new([], TimeSpan.Zero, null);
}
