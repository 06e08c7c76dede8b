using System.Net;
using System.Net.Sockets;

namespace Attestation.Signatures.Testing;

/// <summary>
/// The publishing side of a test authority, on a free port of 127.0.0.1: <c>GET /issuer.crl</c>, <c>GET /issuer-delta.crl</c>, <c>POST /ocsp</c>.
/// Stopped by disposal.
/// </summary>
public sealed class RevocationServer : IDisposable
{
    private const int MostBytes = 64 * 1024;
    private const int Attempts = 10;

    private readonly HttpListener _listener;
    private readonly TestAuthority _authority;
    private readonly TimeProvider _clock;

    internal RevocationServer(TestAuthority authority, TimeProvider clock)
    {
        _authority = authority;
        _clock = clock;
        (_listener, Address) = Listen(Attempts);
        _ = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The responder.</summary>
    public Uri Ocsp => new(Address, "ocsp");

    /// <summary>How its answers depart from ordinary ones, from now on.</summary>
    public OcspTraits Traits { get; set; } = OcspTraits.Ordinary;

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Close();

    // Another process may take the port between the asking and the taking.
    private static (HttpListener Listener, Uri Address) Listen(int attempts)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            var address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
            try
            {
                listener.Start();

                return (listener, address);
            }
            catch (HttpListenerException) when (attempts > 1)
            {
                listener.Close();
            }
        }

        return Listen(attempts - 1);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                await AnswerAsync(context).ConfigureAwait(false);
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // Somebody went away: the asker, or this server.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var now = _clock.GetUtcNow();
        var content = (context.Request.HttpMethod, context.Request.Url?.AbsolutePath) switch
        {
            ("GET", "/issuer.crl") => _authority.Crl(now, now.AddDays(1)),
            ("GET", "/issuer-delta.crl") => _authority.DeltaCrl(now, now.AddDays(1)),
            ("POST", "/ocsp") when context.Request.ContentLength64 is > 0 and <= MostBytes =>
                _authority.AnswerOcsp(await ReadAsync(context.Request).ConfigureAwait(false), now, Traits),
            _ => null,
        };
        context.Response.StatusCode = (int)(content is null ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        context.Response.ContentType = context.Request.HttpMethod is "POST" ? "application/ocsp-response" : "application/pkix-crl";
        await context.Response.OutputStream.WriteAsync(content ?? []).ConfigureAwait(false);
        context.Response.Close();
    }

    private static async Task<byte[]> ReadAsync(HttpListenerRequest request)
    {
        var content = new byte[request.ContentLength64];
        await request.InputStream.ReadExactlyAsync(content).ConfigureAwait(false);

        return content;
    }
}
