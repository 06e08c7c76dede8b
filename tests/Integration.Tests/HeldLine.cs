using System.Net;
using System.Net.Sockets;

namespace Attestation.Integration.Tests;

/// <summary>A line to a server on loopback for one client. Nothing passes until it is let go.</summary>
internal sealed class HeldLine : IAsyncDisposable
{
    // Only a test that fails waits so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _carrying;

    public HeldLine(int target)
    {
        _listener.Start();
        _carrying = CarryAsync(target);
    }

    public ushort Port => (ushort)((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>When the client has closed its end.</summary>
    public Task Left => _carrying.WaitAsync(Patience);

    public void LetGo() => _letGo.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _carrying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private async Task CarryAsync(int target)
    {
        using var client = await _listener.AcceptTcpClientAsync(_ended.Token);
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, _ended.Token);
        await _letGo.Task.WaitAsync(_ended.Token);

        var back = server.GetStream().CopyToAsync(client.GetStream(), _ended.Token);
        try
        {
            await client.GetStream().CopyToAsync(server.GetStream(), _ended.Token);
        }
        catch (IOException)
        {
            // Reset instead of closed: gone either way.
        }

        server.Close();
        await back.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
