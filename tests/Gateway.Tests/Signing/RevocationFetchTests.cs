using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Storage;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Signing;

public sealed class RevocationFetchTests : IDisposable
{
    private static readonly Uri Address = new("http://127.0.0.1/crl");
    private static readonly DateTimeOffset Now = new(2026, 10, 6, 5, 0, 0, TimeSpan.Zero);

    private static readonly Bin School = Given.Application().Provider;

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly Source _source = new();
    private readonly SetClock _law = new(Now);
    private readonly FetchedLists _lists;
    private readonly SignerTrust _trust;
    private readonly RevocationFetch _fetch;

    public RevocationFetchTests()
    {
        _authority.ExportTo(_folder.PathOf("trust"));
        File.Delete(_folder.PathOf("trust/issuer.crl"));
        var options = Options.Create(new SigningOptions
        {
            TrustFolder = _folder.PathOf("trust"),
            Revocation = new RevocationOptions { Addresses = [Address], MostBytes = 64 * 1024, Timeout = TimeSpan.FromSeconds(5) },
        });
        var clocks = new Clocks(_law, _law);
        _lists = new FetchedLists(options, clocks);
        _trust = new SignerTrust(options, _lists, NullLogger<SignerTrust>.Instance);
        _fetch = new RevocationFetch(_source, _trust, _lists, clocks, options, NullLogger<RevocationFetch>.Instance);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _fetch.Dispose();
        _source.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_list_holds_to_its_last_instant_and_no_longer_and_is_not_lost_while_its_source_is_silent()
    {
        _source.Answer = () => List(Now, Now.AddDays(1));
        await _fetch.RoundAsync(Cancelled);
        _source.Answer = () => throw new HttpRequestException();

        _law.Now = Now.AddDays(1);
        await _fetch.RoundAsync(Cancelled);
        Assert.Empty(_lists.Lacking);
        _law.Now = _law.Now.AddMicroseconds(1);
        Assert.Equal([Address], _lists.Lacking);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again_but_what_has_ended_is()
    {
        _source.Answer = () =>
        {
            var response = List(Now, Now.AddDays(1));
            response.Headers.ETag = new EntityTagHeaderValue("\"7\"");
            response.Content.Headers.LastModified = Now;
            return response;
        };
        await _fetch.RoundAsync(Cancelled);
        _source.Answer = () => new HttpResponseMessage(HttpStatusCode.NotModified);
        await _fetch.RoundAsync(Cancelled);
        Assert.Equal(("\"7\"", Now), (_source.EntityTag, _source.Since));
        Assert.Empty(_lists.Lacking);

        _law.Now = Now.AddDays(2);
        await _fetch.RoundAsync(Cancelled);

        Assert.Equal((null, null), (_source.EntityTag, _source.Since));
    }

    [Fact]
    public async Task An_older_list_does_not_take_the_place_of_a_newer_one()
    {
        _source.Answer = () => List(Now, Now.AddDays(1));
        await _fetch.RoundAsync(Cancelled);
        _source.Answer = () => List(Now.AddSeconds(-1), Now.AddDays(7));
        await _fetch.RoundAsync(Cancelled);

        Assert.Equal(Now.AddDays(1), _lists.Current[Address].NextUpdate);
    }

    [Theory]
    [InlineData("a strange authority's")]
    [InlineData("no list")]
    [InlineData("a page")]
    [InlineData("too large")]
    [InlineData("an error")]
    public async Task What_is_no_list_of_ours_changes_nothing(string what)
    {
        using var stranger = new TestAuthority();
        _source.Answer = () => List(Now, Now.AddDays(1));
        await _fetch.RoundAsync(Cancelled);
        var (before, trust) = (_lists.Current, _trust.Current);
        _source.Answer = () => what switch
        {
            "a strange authority's" => Bytes(stranger.Crl(Now.AddSeconds(1), Now.AddDays(2))),
            "no list" => Bytes([]),
            "a page" => Bytes("<html>Кіріңіз</html>"u8.ToArray()),
            "too large" => Bytes(new byte[64 * 1024 + 1]),
            _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
        };

        await _fetch.RoundAsync(Cancelled);

        Assert.Same(before, _lists.Current);
        Assert.Same(trust, _trust.Current);
    }

    [Fact]
    public async Task A_new_list_is_believed_at_once()
    {
        using var head = _authority.IssuePerson(Given.Iin().Value, "МЕКТЕП ДИРЕКТОРЫ", School.Value, "мектеп", PersonRole.Head);
        var notice = new Notice(Guid.NewGuid(), "AT-26-00000001-K/1", NoticeKind.Acceptance, "<notice/>");
        var signed = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(notice.Xml), head));
        _source.Answer = () => List(Now, Now.AddDays(1));
        await _fetch.RoundAsync(Cancelled);
        var before = _trust.Judge(notice, signed, School, Now);
        _authority.Revoke(head.Certificate);

        await _fetch.RoundAsync(Cancelled);

        var after = _trust.Judge(notice, signed, School, Now);
        Assert.Equal((Conclusion.Genuine, Conclusion.NotGenuine, $"{VerdictCode.Revoked}"), (before.Conclusion, after.Conclusion, after.Code));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/crl", 1)]
    [InlineData("/crl", 1)]
    [InlineData("http://name:word@127.0.0.1/crl", 1)]
    [InlineData("https://crl.example/a.crl", 0)]
    public void An_address_is_checked_at_the_start(string address, int mistakes) =>
        Assert.Equal(mistakes, new RevocationOptions { Addresses = [new Uri(address, UriKind.RelativeOrAbsolute)] }.Mistakes().Count());

    [Theory]
    [InlineData("00:00:00.049", 10, 1024, 1)]
    [InlineData("00:00:00.050", 1, 1024, 0)]
    [InlineData("1.00:00:00", 300, 268435456, 0)]
    [InlineData("1.00:00:00.001", 301, 268435457, 3)]
    [InlineData("00:15:00", 0, 1023, 2)]
    public void A_range_is_checked_at_the_start(string every, int seconds, int bytes, int mistakes) => Assert.Equal(
        mistakes, new RevocationOptions { FetchEvery = TimeSpan.Parse(every), Timeout = TimeSpan.FromSeconds(seconds), MostBytes = bytes }.Mistakes().Count());

    private HttpResponseMessage List(DateTimeOffset thisUpdate, DateTimeOffset nextUpdate) => Bytes(_authority.Crl(thisUpdate, nextUpdate));

    private static HttpResponseMessage Bytes(byte[] content) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    /// <summary>The source of the lists, without a network.</summary>
    private sealed class Source : HttpMessageHandler, IHttpClientFactory
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.NotFound);

        public string? EntityTag { get; private set; }

        public DateTimeOffset? Since { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { MaxResponseContentBufferSize = 64 * 1024 };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (EntityTag, Since) = (request.Headers.IfNoneMatch.SingleOrDefault()?.Tag, request.Headers.IfModifiedSince);

            return Task.FromResult(Answer());
        }
    }
}
