using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Storage;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Channel = System.Threading.Channels.Channel;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Signing;

public sealed class RevocationFetchTests : IDisposable
{
    private const int MostBytes = 1024;

    private static readonly Uri Address = new("http://127.0.0.1/crl");
    private static readonly DateTimeOffset Now = new(2026, 10, 6, 5, 0, 0, TimeSpan.Zero);

    private static readonly Bin School = Given.Application().Provider;

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly Source _source = new();
    private readonly SetClock _law = new(Now);
    private readonly Waits _waits = new();
    private readonly ServiceProvider _services;
    private readonly FetchedLists _lists;
    private readonly SignerTrust _trust;
    private readonly RevocationFetch _fetch;

    public RevocationFetchTests()
    {
        _authority.ExportTo(_folder.PathOf("trust"));
        File.Delete(_folder.PathOf("trust/issuer.crl"));
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Signing:TrustFolder"] = _folder.PathOf("trust"),
            ["Signing:Revocation:Addresses:0"] = Address.OriginalString,
            ["Signing:Revocation:MostBytes"] = $"{MostBytes}",
            ["Signing:Revocation:Timeout"] = "00:00:05",
        };
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(new Clocks(_law, _waits))
            .AddSigning();
        services.AddHttpClient(nameof(RevocationFetch)).ConfigurePrimaryHttpMessageHandler(() => _source);
        _services = services.BuildServiceProvider();
        _lists = _services.GetRequiredService<FetchedLists>();
        _trust = _services.GetRequiredService<SignerTrust>();
        _fetch = _services.GetServices<IHostedService>().OfType<RevocationFetch>().Single();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _services.Dispose();
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
            "too large" => Large(),
            _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = List(Now.AddSeconds(1), Now.AddDays(2)).Content },
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

    [Fact]
    public async Task A_source_is_looked_at_before_the_work_begins_and_then_every_so_often()
    {
        _source.Answer = () => List(Now, Now.AddDays(1));

        await _fetch.StartAsync(Cancelled);

        Assert.Equal((1, 0), (_source.Asked, _lists.Lacking.Count));
        (await _waits.NextAsync()).End();
        await _waits.NextAsync();
        Assert.Equal(2, _source.Asked);
        await _fetch.StopAsync(Cancelled);
    }

    [Theory]
    [InlineData("00:15:00", true, "00:15:00")]
    [InlineData("00:15:00", false, "00:01:00")]
    [InlineData("00:00:59", false, "00:00:59")]
    [InlineData("00:00:59", true, "00:00:59")]
    public async Task After_a_failure_it_is_looked_at_again_in_a_minute_if_that_is_sooner(string every, bool answers, string pause)
    {
        var options = Options.Create(new SigningOptions { Revocation = new RevocationOptions { Addresses = [Address], FetchEvery = TimeSpan.Parse(every) } });
        using var fetch = new RevocationFetch(
            _services.GetRequiredService<IHttpClientFactory>(), _trust, _lists, new Clocks(_law, _waits), options, NullLogger<RevocationFetch>.Instance);
        _source.Answer = () => answers ? List(Now, Now.AddDays(1)) : throw new HttpRequestException();

        await fetch.StartAsync(Cancelled);

        Assert.Equal(TimeSpan.Parse(pause), (await _waits.NextAsync()).For);
        await fetch.StopAsync(Cancelled);
    }

    [Fact]
    public void What_one_round_brings_takes_the_place_of_nothing_else()
    {
        var other = new Uri("http://127.0.0.1/other");
        _lists.Take([new FetchedList(Address, [], Now, Now, null, null)]);

        _lists.Take([new FetchedList(other, [], Now, Now, null, null)]);

        Assert.Equal([Address, other], _lists.Current.Keys.OrderBy(address => address.OriginalString, StringComparer.Ordinal));
    }

    [Fact]
    public void A_source_gets_the_time_and_the_room_of_the_settings()
    {
        using var client = _services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(RevocationFetch));

        Assert.Equal((TimeSpan.FromSeconds(5), MostBytes), (client.Timeout, client.MaxResponseContentBufferSize));
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

    // A good list of ours, and a newer one: only its size is wrong.
    private HttpResponseMessage Large()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=revoked", key, HashAlgorithmName.SHA256);
        for (var i = 0; i < 30; i++)
        {
            using var certificate = request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), Now, Now.AddDays(1), [1, .. RandomNumberGenerator.GetBytes(18)]);
            _authority.Revoke(certificate);
        }

        var content = _authority.Crl(Now.AddSeconds(1), Now.AddDays(2));
        Assert.True(content.Length > MostBytes);
        Assert.NotNull(_trust.OfFolder.PeriodOf(content));

        return Bytes(content);
    }

    private static HttpResponseMessage Bytes(byte[] content) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    /// <summary>The source of the lists, without a network.</summary>
    private sealed class Source : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.NotFound);

        public string? EntityTag { get; private set; }

        public DateTimeOffset? Since { get; private set; }

        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            (EntityTag, Since) = (request.Headers.IfNoneMatch.SingleOrDefault()?.Tag, request.Headers.IfModifiedSince);

            return Task.FromResult(Answer());
        }
    }
    /// <summary>Time that does not pass: a wait is told, and ends when the test ends it.</summary>
    private sealed class Waits : TimeProvider
    {
        private readonly Channel<(TimeSpan For, Action End)> _begun = Channel.CreateUnbounded<(TimeSpan For, Action End)>();

        public ValueTask<(TimeSpan For, Action End)> NextAsync() => _begun.Reader.ReadAsync(Cancelled);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.True(_begun.Writer.TryWrite((dueTime, () => callback(state))));

            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
