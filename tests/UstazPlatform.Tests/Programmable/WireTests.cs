using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>What goes over the socket when an answer is slow or broken, read below HTTP.</summary>
public class WireTests
{
    [Theory]
    [InlineData("EMPTY_RESPONSE", "", false)]
    [InlineData("CONNECTION_RESET_BY_PEER", "", true)]
    public async Task A_connection_ends_or_is_reset_without_a_byte(string fault, string expected, bool isReset)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        await double_.Client().StubAsync($$$"""{"request":{"url":"/x"},"response":{"fault":"{{{fault}}}"}}""");

        var (bytes, reset) = await AskAsync(double_, "/x");

        Assert.Equal((expected, isReset), (bytes, reset));
    }

    [Fact]
    public async Task Noise_is_no_http_and_a_broken_chunk_begins_well()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        await double_.Client().StubAsync("""{"request":{"url":"/noise"},"response":{"fault":"RANDOM_DATA_THEN_CLOSE"}}""");
        await double_.Client().StubAsync("""{"request":{"url":"/chunk"},"response":{"fault":"MALFORMED_RESPONSE_CHUNK"}}""");

        var (noise, _) = await AskAsync(double_, "/noise");
        var (chunk, _) = await AskAsync(double_, "/chunk");

        Assert.False(noise.StartsWith("HTTP/", StringComparison.Ordinal));
        Assert.NotEmpty(noise);
        Assert.StartsWith("HTTP/1.1 200 OK", chunk, StringComparison.Ordinal);
        Assert.Contains("Transfer-Encoding: chunked\r\n\r\n\u0001", chunk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half-body", false)]
    [InlineData("reset-mid-body", true)]
    public async Task Half_of_the_body_comes_and_then_the_end(string fault, bool isReset)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        await double_.Client().AdminAsync("POST", "/faults", $$"""{"name":"{{fault}}"}""");

        var (answer, reset) = await AskAsync(double_, "/api/v1/portfolio/search");

        var head = answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        var announced = int.Parse(head.Split("Content-Length: ")[1].Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((announced / 2, isReset), (Encoding.UTF8.GetByteCount(answer[(head.Length + 4)..]), reset));
    }

    [Fact]
    public async Task A_duplicate_answer_is_there_twice()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        await double_.Client().AdminAsync("POST", "/faults", """{"name":"duplicate-answer"}""");

        var (answer, _) = await AskAsync(double_, "/api/v1/portfolio/search");

        Assert.Equal(3, answer.Split("HTTP/1.1 401").Length);
    }

    [Theory]
    [InlineData("""{"fixedDelayMilliseconds":600}""")]
    [InlineData("""{"delayDistribution":{"type":"uniform","lower":600,"upper":601}}""")]
    [InlineData("""{"delayDistribution":{"type":"lognormal","median":600,"sigma":0}}""")]
    [InlineData("""{"delayDistribution":{"type":"fixed","milliseconds":600}}""")]
    [InlineData("""{"body":"0123456789","chunkedDribbleDelay":{"numberOfChunks":5,"totalDuration":600}}""")]
    public async Task An_answer_is_held_back(string response)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync($$$"""{"request":{"url":"/x"},"response":{{{response}}}}""");
        await http.SendAsync("GET", "/warm");
        var start = Stopwatch.GetTimestamp();

        var said = await http.SendAsync("GET", "/x");

        Assert.Equal(200, said.Status);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 590, 20_000);
    }

    [Theory]
    [InlineData("""{"fixedDelay":600}""")]
    [InlineData("""{"delayDistribution":{"type":"uniform","lower":600,"upper":601}}""")]
    [InlineData("""{"fixedDelay":300,"delayDistribution":{"type":"fixed","milliseconds":300}}""")]
    public async Task The_settings_hold_every_answer_back_the_doubles_own_too(string settings)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.SearchAsync(Given.Iin());
        await http.AdminAsync("POST", "/settings", settings);
        var start = Stopwatch.GetTimestamp();

        await http.SearchAsync(Given.Iin());
        var took = Stopwatch.GetElapsedTime(start);

        Assert.InRange(took.TotalMilliseconds, 590, 20_000);
        Assert.Equal($$"""{"settings":{{settings}}}""", (await http.AdminAsync("GET", "/settings")).Json!.ToJsonString());
        Assert.Equal(422, (await http.AdminAsync("POST", "/settings", """{"foo":1}""")).Status);
    }

    [Fact]
    public async Task The_settings_of_one_tenant_delay_no_other()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        await double_.Client("slow").AdminAsync("POST", "/settings", """{"fixedDelay":60000}""");

        var said = await double_.Client("other").SearchAsync(Given.Iin()).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(200, said.Status);
    }

    [Fact]
    public async Task Whoever_is_silent_does_not_keep_the_double_from_stopping()
    {
        var double_ = await ProgrammedPlatform.StartAsync();
        await double_.Client().AdminAsync("POST", "/faults", """{"name":"silent"}""");
        var asking = AskAsync(double_, "/api/v1/portfolio/search");
        while ((await double_.Client().AdminAsync("GET", "/requests")).Json!["meta"]!["total"]!.GetValue<int>() is 0)
        {
            await Task.Yield();
        }

        await double_.DisposeAsync();

        Assert.Equal("", (await asking).Bytes);
    }

    private static async Task<(string Bytes, bool Reset)> AskAsync(ProgrammedPlatform double_, string path)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, double_.Platform.BaseAddress.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{{}}"), TestContext.Current.CancellationToken);
        using var read = new MemoryStream();
        var piece = new byte[4096];
        try
        {
            int count;
            while ((count = await socket.ReceiveAsync(piece, TestContext.Current.CancellationToken)) > 0)
            {
                read.Write(piece, 0, count);
            }

            return (Encoding.UTF8.GetString(read.ToArray()), false);
        }
        catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset)
        {
            return (Encoding.UTF8.GetString(read.ToArray()), true);
        }
    }
}
