using System.Net;
using System.Net.Sockets;

namespace Attestation.Promises.Tests.Network;

/// <summary>The tool itself: weather that does nothing would prove nothing.</summary>
public sealed class FaultProxyTests
{
    [Theory]
    [InlineData(Weather.Clear, true)]
    [InlineData(Weather.Latency, true)]
    [InlineData(Weather.SlowDrip, true)]
    [InlineData(Weather.BlackHole, false)]
    [InlineData(Weather.HalfOpen, false)]
    [InlineData(Weather.Reset, false)]
    internal async Task Bytes_get_through_only_in_weather_that_lets_them(Weather weather, bool getThrough)
    {
        using var echo = new Echo();
        await using var proxy = new FaultProxy(echo.Port);
        using var client = await ConnectAsync(proxy);
        Assert.True(await IsEchoedAsync(client));

        proxy.Weather = weather;

        Assert.Equal(getThrough, await IsEchoedAsync(client));
    }

    [Fact]
    public async Task A_black_hole_gives_back_what_it_swallowed_and_a_half_open_line_never_does()
    {
        using var echo = new Echo();
        await using var proxy = new FaultProxy(echo.Port);
        using var swallowed = await ConnectAsync(proxy);
        Assert.True(await IsEchoedAsync(swallowed));

        proxy.Weather = Weather.BlackHole;
        Assert.False(await IsEchoedAsync(swallowed));
        proxy.Weather = Weather.Clear;
        Assert.True(await IsEchoedAsync(swallowed, send: false));
        proxy.Weather = Weather.HalfOpen;
        Assert.False(await IsEchoedAsync(swallowed));
        proxy.Weather = Weather.Clear;

        Assert.False(await IsEchoedAsync(swallowed));
        using var anew = await ConnectAsync(proxy);
        Assert.True(await IsEchoedAsync(anew));
    }

    private static async Task<Socket> ConnectAsync(FaultProxy proxy)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port, TestContext.Current.CancellationToken);

        return client;
    }

    private static async Task<bool> IsEchoedAsync(Socket client, bool send = true)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            if (send)
            {
                await client.SendAsync("ping"u8.ToArray(), patience.Token);
            }

            return await client.ReceiveAsync(new byte[4], patience.Token) > 0;
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    private sealed class Echo : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Echo()
        {
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync());
            }
        }

        private static async Task AnswerAsync(Socket client)
        {
            var buffer = new byte[64];
            while (await client.ReceiveAsync(buffer) is var count and > 0)
            {
                await client.SendAsync(buffer.AsMemory(0, count));
            }
        }
    }
}
