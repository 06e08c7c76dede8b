using System.Threading.Channels;
using Attestation.Gateway.Cases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>A worker at its work, and what it says of it: tests wait for its words.</summary>
internal sealed class Working : ILogger<CaseWorker>, ILogger<TermAlarms>, IAsyncDisposable
{
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
    private readonly CaseWorker _worker;

    private Working(OpenStore store, IEnumerable<IStop> stops)
    {
        // It looks by itself once a minute: in a test only a signal wakes it.
        var options = Options.Create(new WorkOptions { Poll = TimeSpan.FromMinutes(1), Cases = 4 });
        _worker = new CaseWorker(store.Cases, stops, store.Breaks, store.Clocks, store.Wakers, options, this, new TermAlarms(store.Database, store.Clocks, this));
    }

    public static async Task<Working> StartAsync(OpenStore store, params IStop[] stops)
    {
        var working = new Working(store, stops);
        await working._worker.StartAsync(TestContext.Current.CancellationToken);

        return working;
    }

    /// <summary>Waits until the worker has said something with these words.</summary>
    public async Task UntilAsync(string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!(await _said.Reader.ReadAsync(patience.Token)).Contains(words, StringComparison.Ordinal))
        {
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _said.Writer.TryWrite(formatter(state, exception));

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
    }

    internal sealed class Stop(CaseState stop, Func<Case, Task<Step>> run) : IStop
    {
        CaseState IStop.Stop => stop;

        public Task<Step> RunAsync(Case @case, CancellationToken cancellationToken) => run(@case);

        public static Stop Moving(CaseState from, CaseState to, bool rests = false) => new(from, @case => Task.FromResult(
            new Step(@case with { State = to, DueAt = rests ? null : @case.DueAt }, OpenStore.Note($"{from} done"))));
    }
}
