using System.Net;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

public sealed class ChannelTests
{
    private const string Iin = "000229599007";

    [Theory]
    [InlineData("/bip-sync-wss-gost/")]
    [InlineData("/bip-sync-wss-gost")]
    [InlineData("/shep/bip-sync-wss-gost/")]
    [InlineData("/shep/bip-sync-wss-gost")]
    public async Task It_answers_on_every_path_that_clients_use(string path)
    {
        await using var bench = await Bench.StartAsync();

        var (status, _) = await bench.SendAsync(Signed(bench), path);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/soap+xml; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task It_takes_any_content_type(string contentType)
    {
        await using var bench = await Bench.StartAsync();

        var (status, _) = await bench.SendAsync(Signed(bench), contentType: contentType);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task It_takes_a_body_in_chunks_of_unknown_length()
    {
        await using var bench = await Bench.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync)
        {
            Content = new StreamContent(new MemoryStream(Signed(bench))),
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await bench.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_SCE001_and_one_at_the_limit_is_not(bool chunked)
    {
        var signed = Array.Empty<byte>();
        await using var measuring = await Bench.StartAsync();
        signed = Signed(measuring);
        await using var enough = await Bench.StartAsync(options => options.MostBodyBytes = signed.Length);
        await using var tooFew = await Bench.StartAsync(options => options.MostBodyBytes = signed.Length - 1);

        var taken = await PostAsync(enough, signed, chunked);
        var refused = await PostAsync(tooFew, signed, chunked);

        Assert.IsType<ShepReply.Answered>(taken);
        Assert.Equal(FaultCodes.MessageFormat, Assert.IsType<ShepReply.Refused>(refused).Fault.ErrorCode);
        Assert.Empty(tooFew.Shlyuz.Journal.All()[0].Request.ToArray());
    }

    [Fact]
    public async Task With_no_senders_configured_every_trusted_signer_may_ask()
    {
        await using var bench = await Bench.StartAsync();

        var reply = await bench.AskAsync(bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin)) with { Sender = new Sender("anyone") }, Keys.Stranger);

        Assert.IsType<ShepReply.Answered>(reply);
    }

    [Fact]
    public async Task Answers_have_a_session_in_braces_a_name_of_their_own_and_the_doubles_time()
    {
        await using var bench = await Bench.StartAsync();
        var request = bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin));

        var answer = Assert.IsType<ShepReply.Answered>(await bench.AskAsync(request)).Response;

        Assert.True(SessionId.IsValid(answer.SessionId!));
        Assert.NotEqual(request.MessageId, answer.MessageId);
        Assert.Equal(bench.Clock.Now, answer.ResponseDate);
        Assert.Equal(ShepStatusCodes.Success, answer.StatusCode);
    }

    [Theory]
    [InlineData(KeyReference.KeyIdentifier, "KeyIdentifier")]
    [InlineData(KeyReference.IssuerSerial, "X509IssuerSerial")]
    public async Task Answers_name_the_certificate_in_the_configured_way(KeyReference reference, string element)
    {
        await using var bench = await Bench.StartAsync(options => options.KeyReference = reference);
        var known = Trust.Of([Keys.Authority.Root, Keys.Authority.Issuer, Keys.Shlyuz.Certificate]);

        var (_, answer) = await bench.SendAsync(Signed(bench));

        Assert.Contains(element, Bench.Text(answer), StringComparison.Ordinal);
        Assert.True(TransportSignature.Verify(answer, known, bench.Clock.Now).IsValid);
    }

    [Fact]
    public async Task Requests_that_name_a_known_certificate_by_number_are_taken()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)));
        var trust = Trust.Of([Keys.Authority.Root, Keys.Authority.Issuer, Keys.Gateway.Certificate]);
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(
            new EgovShlyuzOptions { Url = "http://127.0.0.1:0" }, new(clock), Keys.Shlyuz, trust, clock, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        await using var bench = await Bench.StartAsync();
        var envelope = bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin)).Write();

        using var content = new ByteArrayContent(TransportSignature.Sign(envelope, Keys.Gateway, KeyReference.IssuerSerial));
        using var response = await http.PostAsync(new Uri(shlyuz.BaseAddress, ShepPaths.Sync), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Mistakes_in_the_options_are_named_all_at_once()
    {
        var options = new EgovShlyuzOptions { Url = "127.0.0.1", MostBodyBytes = 0 };
        options.Senders.Add(new SenderOptions { Bin = "12" });

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => EgovShlyuzDouble.StartAsync(
            options, new(TimeProvider.System), Keys.Shlyuz, Keys.Authority.Trust, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Contains("Url", failure.Message, StringComparison.Ordinal);
        Assert.Contains("MostBodyBytes", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Senders:0:SenderId", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Senders:0:Bin", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_double_frees_its_port()
    {
        var first = await Bench.StartAsync();
        var address = first.Shlyuz.BaseAddress;
        await first.DisposeAsync();

        await using var second = await Bench.StartAsync(options => options.Url = address.ToString().TrimEnd('/'));

        Assert.Equal(address, second.Shlyuz.BaseAddress);
    }

    private static byte[] Signed(Bench bench) =>
        TransportSignature.Sign(bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin)).Write(), Keys.Gateway);

    private static async Task<ShepReply> PostAsync(Bench bench, byte[] body, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await bench.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ShepReply.Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
