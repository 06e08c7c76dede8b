using System.Text.Encodings.Web;
using System.Text.Json;

namespace Attestation.Sandbox.World;

/// <summary>The gateway's log as JSON lines: what an operator would see, with every value and exception in full.</summary>
internal sealed class LogFile(string path) : ILoggerProvider
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StreamWriter _file = new(path, append: false);
    private readonly Lock _writing = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() => _file.Dispose();

    private void Write(object line)
    {
        lock (_writing)
        {
            _file.WriteLine(JsonSerializer.Serialize(line, Readable));
        }
    }

    private sealed class Writer(LogFile file, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            file.Write(new { category, scope = $"{(state is IEnumerable<KeyValuePair<string, object>> values ? string.Join(", ", values) : state)}" });

            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            file.Write(new
            {
                category,
                level = logLevel.ToString(),
                message = formatter(state, exception),
                values = state is IEnumerable<KeyValuePair<string, object?>> values ? values.ToDictionary(value => value.Key, value => value.Value?.ToString()) : null,
                exception = exception?.ToString(),
            });
    }
}
