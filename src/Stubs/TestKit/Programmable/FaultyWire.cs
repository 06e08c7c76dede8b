using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>
/// The sending half of a connection, below HTTP: bytes can be put onto it that no server would send, and what the server says afterwards can be swallowed.
/// </summary>
internal sealed class FaultyWire(PipeWriter inner, ConnectionContext connection) : PipeWriter
{
    private byte[]? _nowhere;

    public static async Task AttachAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var wire = new FaultyWire(connection.Transport.Output, connection);
        connection.Transport = new Halves(connection.Transport.Input, wire);
        connection.Features.Set(wire);
        await next(connection);
    }

    /// <summary>Puts bytes onto the wire as they are.</summary>
    public async Task SayAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => await inner.WriteAsync(bytes, cancellationToken);

    /// <summary>From now on nothing of what the server says goes out.</summary>
    public void Mute() => _nowhere = new byte[64 * 1024];

    /// <summary>Resets the connection (RST) instead of ending it.</summary>
    public void Reset()
    {
        Mute();
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        connection.Abort(new ConnectionAbortedException("A fault was asked for."));
    }

    public override void Advance(int bytes)
    {
        if (_nowhere is null)
        {
            inner.Advance(bytes);
        }
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _nowhere is null ? inner.GetMemory(sizeHint) : Nowhere(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        _nowhere is null ? inner.FlushAsync(cancellationToken) : ValueTask.FromResult(default(FlushResult));

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => _nowhere is null ? inner.UnflushedBytes : 0;

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private byte[] Nowhere(int sizeHint) => _nowhere!.Length >= sizeHint ? _nowhere : _nowhere = new byte[sizeHint];

    private sealed record Halves(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
