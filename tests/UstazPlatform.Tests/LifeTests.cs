using System.Net;
using System.Net.Sockets;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

public class LifeTests
{
    [Fact]
    public async Task Two_doubles_live_side_by_side_and_share_no_journal()
    {
        await using var one = await RunningPlatform.StartAsync();
        await using var other = await RunningPlatform.StartAsync();

        await one.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal((1, 0), (one.Journal.Count, other.Journal.Count));
    }

    [Fact]
    public async Task It_listens_on_this_machine_only()
    {
        await using var platform = await RunningPlatform.StartAsync();

        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(platform.Http.BaseAddress!.Host)));
        Assert.NotEqual(0, platform.Http.BaseAddress.Port);
    }

    [Fact]
    public async Task A_double_that_is_stopped_answers_no_more()
    {
        var platform = await RunningPlatform.StartAsync();
        var address = platform.Http.BaseAddress!;

        await platform.DisposeAsync();

        using var socket = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(async () => await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_to_be_taken()
    {
        await using var first = await RunningPlatform.StartAsync();
        var options = new UstazPlatformDoubleOptions { Address = first.Http.BaseAddress! };

        await Assert.ThrowsAsync<IOException>(
            async () => await UstazPlatformDouble.StartAsync(options, new People(TimeProvider.System), TimeProvider.System, TestContext.Current.CancellationToken));
    }
}
