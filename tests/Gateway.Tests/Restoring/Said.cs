using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>What was logged, one line after the other: tests wait for it.</summary>
internal sealed class Said<T> : ILogger<T>
{
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();

    public async Task<string> NextAsync() => await _said.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _said.Writer.TryWrite(formatter(state, exception));
}
