using System.Net;
using System.Net.Http.Headers;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests.Programmable;

/// <summary>The double as another team starts it, and a client of one tenant.</summary>
internal sealed class Caller(EgovShlyuzDouble shlyuz, string tenant, string senderId = "team") : IDisposable
{
    private readonly HttpClient _http = shlyuz.CreateClient(tenant);

    public HttpClient Http => _http;

    public static string NewIin(int serial) => Iin.Make(new DateOnly(1988, 8, 8), male: false, serial);

    public SyncRequest Request(string iin, string? messageId = null) => new()
    {
        MessageId = messageId ?? Guid.NewGuid().ToString(),
        ServiceId = ServiceIds.EpvoDigitalDocs,
        MessageDate = TimeProvider.System.GetUtcNow(),
        Sender = new Sender(senderId, "secret"),
        Data = Payloads.Epvo(iin),
    };

    public async Task<(HttpStatusCode Status, byte[] Bytes)> PostAsync(byte[] envelope, string? fault = null, string path = ShepPaths.Sync)
    {
        using var content = new ByteArrayContent(envelope);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (fault is not null)
        {
            request.Headers.Add("X-Sandbox-Fault", fault);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public Task<(HttpStatusCode Status, byte[] Bytes)> AskAsync(string iin, string? fault = null, string? messageId = null) =>
        PostAsync(TransportSignature.Sign(Request(iin, messageId).Write(), shlyuz.ClientKey!), fault);

    public TransportVerdict Verify(byte[] answer) => TransportSignature.Verify(answer, shlyuz.Authority!.Trust, TimeProvider.System.GetUtcNow());

    /// <summary>What the register said, with the signature checked.</summary>
    public async Task<EpvoAnswer> DiplomaAsync(string iin)
    {
        var verdict = Verify((await AskAsync(iin)).Bytes);
        Assert.True(verdict.IsValid, verdict.Explanation);
        return EpvoAnswer.Read(Assert.IsType<ShepReply.Answered>(ShepReply.Read(verdict.Body!)).Response.ReceivedData);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>One running double for a class of tests, each in a tenant of its own.</summary>
public sealed class OwnDouble : IAsyncLifetime
{
    public EgovShlyuzDouble Shlyuz { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shlyuz = await EgovShlyuzDouble.StartAsync();

    public ValueTask DisposeAsync() => Shlyuz.DisposeAsync();
}
