namespace Attestation.Sandbox.Wires;

/// <summary>The bus as the portal and the clerks see it: plain JSON, nothing of the gateway's own.</summary>
internal interface ISandboxBus : IAsyncDisposable
{
    /// <summary>Sends to one of the gateway's doors.</summary>
    Task SendAsync(string exchange, ReadOnlyMemory<byte> body, string type, string? correlationId = null, string? replyTo = null);

    /// <summary>Returns when messages that are sent from now on are heard.</summary>
    Task ListenAsync(string queue, Binding? binding, Func<Heard, Task> hear);
}

/// <param name="Exchange">Bound to this exchange,</param>
/// <param name="Kind"><c>topic</c> or <c>direct</c>,</param>
/// <param name="Key">by this key.</param>
internal sealed record Binding(string Exchange, string Kind, string Key);

/// <summary>A message that arrived.</summary>
internal sealed record Heard(byte[] Body, string? CorrelationId);
