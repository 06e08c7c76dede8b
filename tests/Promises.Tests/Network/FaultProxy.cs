using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Attestation.Promises.Tests.Network;

/// <summary>
/// A cable on loopback with weather on it. Behind it may be several servers that are as good as each other: a connection goes to the first
/// that takes it, as a balancer in front of a cluster would have it.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Line, bool> _lines = new();
    private readonly IReadOnlyList<int> _targets;
    private readonly Task _accepting;
    private volatile WeatherChange _weather = new(Weather.Clear);

    public FaultProxy(params IReadOnlyList<int> targets)
    {
        _targets = targets;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Weather Weather
    {
        get => _weather.Now;
        set
        {
            var before = _weather;
            _weather = new WeatherChange(value);
            before.Over.TrySetResult();
            foreach (var line in _lines.Keys)
            {
                line.Feel(value);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        foreach (var line in _lines.Keys)
        {
            line.Reset();
        }

        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_ended.Token));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The listener was stopped.
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var line = new Line(client);
        _lines[line] = true;
        try
        {
            line.Feel(Weather);
            if (!line.IsDead)
            {
                line.Server = await ConnectAsync();
                line.Feel(Weather);
            }

            await Task.WhenAny(PumpAsync(line, client, line.Server), PumpAsync(line, line.Server, client));
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side has gone.
        }

        if (!line.IsDead)
        {
            line.Reset();
            _lines.TryRemove(line, out _);
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        foreach (var target in _targets)
        {
            var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, _ended.Token);
                return server;
            }
            catch (SocketException)
            {
                server.Dispose();
            }
        }

        throw new SocketException((int)SocketError.ConnectionRefused);
    }

    private async Task PumpAsync(Line line, Socket? from, Socket? to)
    {
        var buffer = new byte[16 * 1024];
        while (from is not null && await from.ReceiveAsync(buffer, _ended.Token) is var count and > 0)
        {
            await DeliverAsync(line, buffer.AsMemory(0, count), to);
        }
    }

    private async Task DeliverAsync(Line line, ReadOnlyMemory<byte> bytes, Socket? to)
    {
        while (!bytes.IsEmpty)
        {
            var weather = _weather;
            switch (weather.Now)
            {
                case var _ when line.IsDead || to is null:
                    return;
                case Weather.BlackHole:
                    await weather.Over.Task.WaitAsync(_ended.Token);
                    continue;
                case Weather.Latency:
                    await Task.Delay(80, _ended.Token);
                    break;
                case Weather.SlowDrip:
                    await Task.Delay(10, _ended.Token);
                    var drop = bytes[..Math.Min(bytes.Length, 256)];
                    await to.SendAsync(drop, _ended.Token);
                    bytes = bytes[drop.Length..];
                    continue;
                default:
                    break;
            }

            await to.SendAsync(bytes, _ended.Token);
            bytes = default;
        }
    }

    /// <param name="Now">As it is.</param>
    private sealed record WeatherChange(Weather Now)
    {
        /// <summary>Ends with this weather.</summary>
        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Line(Socket client)
    {
        public Socket? Server { get; set; }

        /// <summary>The client holds a connection that leads nowhere.</summary>
        public bool IsDead { get; private set; }

        public void Feel(Weather weather)
        {
            if (weather is Weather.Reset)
            {
                Reset();
            }
            else if (weather is Weather.HalfOpen)
            {
                IsDead = true;
                Server?.Dispose();
            }
        }

        public void Reset()
        {
            // With nothing to linger for, closing sends RST.
            Try(() => client.LingerState = new LingerOption(enable: true, seconds: 0));
            Try(client.Dispose);
            Try(() => Server?.Dispose());
        }

        private static void Try(Action act)
        {
            try
            {
                act();
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // Closed by the other side.
            }
        }
    }
}
