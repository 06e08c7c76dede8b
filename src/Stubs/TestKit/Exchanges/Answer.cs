using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Exchanges;

/// <summary>An answer before it goes onto the wire.</summary>
internal sealed record Answer(int Status, IReadOnlyList<KeyValuePair<string, StringValues>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The words behind the status; <see langword="null"/> for the usual ones.</summary>
    public string? Reason { get; init; }

    public static Answer Of(HttpContext http, ReadOnlyMemory<byte> body) => new(
        http.Response.StatusCode,
        [.. http.Response.Headers.Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))],
        body);

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { Count: > 0 } value ? value.ToString() : null;

    public Answer With(string name, string value) =>
        this with { Headers = [.. Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)] };
}
