using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Exchanges;

/// <summary>A request as it came, read once and kept.</summary>
internal sealed class Asked
{
    private string? _text;

    public Guid Id { get; init; } = Guid.NewGuid();

    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query, encoded as they were sent.</summary>
    public required string Url { get; init; }

    public required IReadOnlyDictionary<string, StringValues> Headers { get; init; }

    public IReadOnlyDictionary<string, string> Cookies { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Why the body is not all here, when it is not.</summary>
    public string? BodyIsCut { get; init; }

    public string Scheme { get; init; } = "http";

    public string Host { get; init; } = "";

    public int Port { get; init; }

    public string ClientIp { get; init; } = "";

    public string Protocol { get; init; } = "HTTP/1.1";

    public string Path => Url.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? Url[..mark] : Url;

    public Dictionary<string, StringValues> Query =>
        Url.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? QueryHelpers.ParseQuery(Url[mark..]) : new(StringComparer.Ordinal);

    public string Text => _text ??= Encoding.UTF8.GetString(Body.Span);

    public Dictionary<string, StringValues> Form =>
        Headers.TryGetValue("Content-Type", out var type) && type.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? QueryHelpers.ParseQuery(Text)
            : new(StringComparer.Ordinal);

    public static Asked Of(HttpContext http, ReadOnlyMemory<byte> body, string? bodyIsCut, DateTimeOffset at) => new()
    {
        At = at,
        Method = http.Request.Method,
        Url = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        Headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Cookies = http.Request.Cookies.ToDictionary(cookie => cookie.Key, cookie => cookie.Value, StringComparer.Ordinal),
        Body = body,
        BodyIsCut = bodyIsCut,
        Scheme = http.Request.Scheme,
        Host = http.Request.Host.Host,
        Port = http.Request.Host.Port ?? 80,
        ClientIp = http.Connection.RemoteIpAddress?.ToString() ?? "",
        Protocol = http.Request.Protocol,
    };

    public string AbsoluteUrl => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{Port}{Url}");
}
