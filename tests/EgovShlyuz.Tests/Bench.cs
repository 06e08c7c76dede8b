using System.Net;
using System.Text;
using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>A double on a free port of its own, and a client that talks to it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Bench(EgovShlyuzDouble shlyuz, People people, StoppedClock clock)
    {
        Shlyuz = shlyuz;
        People = people;
        Clock = clock;
        _http = new HttpClient { BaseAddress = shlyuz.BaseAddress };
    }

    public EgovShlyuzDouble Shlyuz { get; }

    public People People { get; }

    public StoppedClock Clock { get; }

    public HttpClient Http => _http;

    public static async Task<Bench> StartAsync(Action<EgovShlyuzOptions>? configure = null)
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)));
        var people = new People(clock);
        var options = new EgovShlyuzOptions { Url = "http://127.0.0.1:0" };
        configure?.Invoke(options);
        var shlyuz = await EgovShlyuzDouble.StartAsync(
            options, people, Keys.Shlyuz, Keys.Authority.Trust, clock, TestContext.Current.CancellationToken);

        return new Bench(shlyuz, people, clock);
    }

    public SyncRequest Request(string serviceId, IPayload? data) => new()
    {
        MessageId = Guid.NewGuid().ToString(),
        ServiceId = serviceId,
        MessageDate = Clock.Now,
        Sender = new Sender("gateway", "secret"),
        Data = data,
    };

    /// <summary>Signs and sends, and believes the answer only when its signature is good.</summary>
    public async Task<ShepReply> AskAsync(SyncRequest request, SigningKey? key = null)
    {
        var (status, answer) = await SendAsync(TransportSignature.Sign(request.Write(), key ?? Keys.Gateway));
        var verdict = TransportSignature.Verify(answer, Keys.Authority.Trust, Clock.Now);
        Assert.True(verdict.IsValid, verdict.Explanation);
        Assert.Equal(Keys.Shlyuz.Certificate.SerialNumber, verdict.Signer!.SerialNumberHex);
        var reply = ShepReply.Read(verdict.Body!);
        Assert.Equal(reply is ShepReply.Answered ? HttpStatusCode.OK : HttpStatusCode.InternalServerError, status);
        return reply;
    }

    /// <summary>The same on the asynchronous channel.</summary>
    public async Task<AsyncReply<T>> AskAsync<T>(byte[] question, Func<XmlElement, T> read)
    {
        var (status, answer) = await SendAsync(TransportSignature.Sign(question, Keys.Gateway), ShepPaths.Async);
        var verdict = TransportSignature.Verify(answer, Keys.Authority.Trust, Clock.Now);
        Assert.True(verdict.IsValid, verdict.Explanation);
        var reply = AsyncReply.Read(verdict.Body!, read);
        Assert.Equal(reply is AsyncReply<T>.Answered ? HttpStatusCode.OK : HttpStatusCode.InternalServerError, status);
        return reply;
    }

    public Task<AsyncReply<AsyncReceipt>> AskAsync(AsyncMessage message) => AskAsync(message.Write(), AsyncReceipt.Read);

    public Task<ShepReply> AskAsync(string serviceId, IPayload? data) => AskAsync(Request(serviceId, data));

    public async Task<(HttpStatusCode Status, byte[] Answer)> SendAsync(byte[] body, string path = ShepPaths.Sync, string contentType = "text/xml; charset=utf-8", string? tenant = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (tenant is not null)
        {
            request.Headers.Add("X-Sandbox-Tenant", tenant);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        ByTheLetter.MustBeValid(BodyOf(answer));
        return (response.StatusCode, answer);
    }

    /// <summary>The fault that bytes are refused with; faults are signed too.</summary>
    public async Task<ShepFault> RefusedAsync(byte[] body)
    {
        var (status, answer) = await SendAsync(body);
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.True(TransportSignature.Verify(answer, Keys.Authority.Trust, Clock.Now).IsValid);
        return Assert.IsType<ShepReply.Refused>(ShepReply.Read(answer)).Fault;
    }

    public async Task<KdpAnswer> ConsentAsync(string iin, string service = ServiceIds.GbdflUniversalToken, TimeSpan? goodFor = null) =>
        KdpAnswer.Read(await DataAsync(ServiceIds.Kdp, Payloads.Kdp(iin, service, goodFor)));

    public async Task<XmlElement> DataAsync(string serviceId, IPayload data)
    {
        var answer = Assert.IsType<ShepReply.Answered>(await AskAsync(serviceId, data)).Response;
        Assert.True(answer.IsSuccess, answer.StatusMessage);
        return answer.ReceivedData;
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static XmlElement BodyOf(byte[] envelope)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(envelope));
        document.Load(reader);
        return (XmlElement)document.GetElementsByTagName("Body", ShepNamespaces.Soap)[0]!;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Shlyuz.DisposeAsync();
    }
}
