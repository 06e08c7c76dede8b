using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>The line to the asynchronous channel, which a test can cut. The synchronous channel does not go over it.</summary>
internal sealed class AsyncGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private int _knocks;

    private AsyncGate(WebApplication app) => _app = app;

    /// <summary>What the gateway is told to be the channel's address.</summary>
    public string Address => $"{_app.Urls.First()}/bip-async/";

    /// <summary>Where the channel really is.</summary>
    public Uri? Channel { get; set; }

    public bool IsCut { get; set; }

    /// <summary>Messages that came to the gate, whether they went on or not.</summary>
    public int Knocks => _knocks;

    /// <summary>Every second message reaches the channel, and what it says of it gets lost.</summary>
    public bool LosesAnswers { get; set; }

    public static async Task<AsyncGate> OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gate = new AsyncGate(app);
        app.Run(gate.PassAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);

        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        var knock = Interlocked.Increment(ref _knocks);
        using var read = new MemoryStream();
        await http.Request.Body.CopyToAsync(read, http.RequestAborted);
        if (IsCut)
        {
            http.Abort();
            return;
        }

        using var answer = await _http.PostAsync(new Uri(Channel!, "/bip-async/"), new ByteArrayContent(read.ToArray()), http.RequestAborted);
        if (LosesAnswers && knock % 2 is 1)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
