using System.Diagnostics;
using System.Net;
using System.Text;
using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.EgovShlyuz.Tests;

public sealed class BadInputTests : IAsyncLifetime
{
    private const string Iin = "000229599007";

    // Milliseconds on a machine of one's own; others may be at work on this one.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    private Bench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    public static TheoryData<string> Bombs =>
    [
        "",
        "\0\0\0\0",
        "{\"json\":true}",
        "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>",
        "<?xml version=\"1.0\" encoding=\"no-such\"?><a/>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>",
        string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)),
        "<a " + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"a{number}='' ")) + "/>",
        "<a",
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task What_is_no_message_is_SCE001_at_once(string body)
    {
        var watch = Stopwatch.StartNew();

        var fault = await _bench.RefusedAsync(Bench.Bytes(body));

        Assert.Equal(FaultCodes.MessageFormat, fault.ErrorCode);
        Assert.NotNull(fault.ErrorData);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, AtOnce);
    }

    [Theory]
    [InlineData("utf-8", "windows-1251")]
    [InlineData("utf-16", "utf-8")]
    public async Task Bytes_in_another_encoding_than_declared_are_SCE001(string declared, string used)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?>" + Bench.Text(Signed().Write()).Replace("gateway", "шлюз", StringComparison.Ordinal);

        var fault = await _bench.RefusedAsync(Encoding.GetEncoding(used).GetBytes(text));

        Assert.Equal(FaultCodes.MessageFormat, fault.ErrorCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_are_SCE001_at_once_and_are_not_kept(bool chunked)
    {
        const int Length = 50 * 1024 * 1024;
        using var request = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync) { Content = new StreamContent(new MemoryStream(new byte[Length])) };
        request.Headers.TransferEncodingChunked = chunked;
        var watch = Stopwatch.StartNew();

        using var response = await _bench.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(FaultCodes.MessageFormat, Assert.IsType<ShepReply.Refused>(ShepReply.Read(answer)).Fault.ErrorCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, AtOnce);
        Assert.Equal(0, Assert.Single(_bench.Shlyuz.Journal.All()).Request.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_compressed_body_is_no_message_and_is_not_unpacked(bool chunked)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[50 * 1024 * 1024], TestContext.Current.CancellationToken);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.TransferEncodingChunked = chunked;
        var watch = Stopwatch.StartNew();

        using var response = await _bench.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(FaultCodes.MessageFormat, Assert.IsType<ShepReply.Refused>(ShepReply.Read(answer)).Fault.ErrorCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, AtOnce);
    }

    [Fact]
    public async Task A_body_that_was_moved_aside_for_another_is_SCE006()
    {
        var signed = Bench.Text(TransportSignature.Sign(Signed().Write(), Keys.Gateway));
        var start = signed.IndexOf("<soap:Body", StringComparison.Ordinal);
        var body = signed[start..signed.IndexOf("</soap:Envelope>", StringComparison.Ordinal)];
        var forged = body.Replace(Iin, "000229599811", StringComparison.Ordinal);
        forged = "<soap:Body>" + forged[(forged.IndexOf('>', StringComparison.Ordinal) + 1)..];

        var wrapped = signed.Replace(body, forged, StringComparison.Ordinal)
            .Replace("</soap:Header>", $"<w:wrapper xmlns:w=\"urn:w\">{body}</w:wrapper></soap:Header>", StringComparison.Ordinal);
        var fault = await _bench.RefusedAsync(Bench.Bytes(wrapped));

        Assert.Equal(FaultCodes.TransportSignatureWrong, fault.ErrorCode);
    }

    private SyncRequest Signed() => _bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin));
}
