namespace Attestation.UstazPlatform.Tests.Contract;

/// <summary>A request and its answer as they went over the wire.</summary>
internal sealed record Exchanged
{
    public required string Method { get; init; }

    public required Uri Address { get; init; }

    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    public required byte[] Request { get; init; }

    public required int Status { get; init; }

    public required IReadOnlyDictionary<string, string> AnswerHeaders { get; init; }

    public required byte[] Answer { get; init; }

    public static async Task<Exchanged> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Both are read from buffers: whoever comes after reads them again.
        await response.Content.LoadIntoBufferAsync(cancellationToken);

        return new Exchanged
        {
            Method = request.Method.Method.ToLowerInvariant(),
            Address = request.RequestUri!,
            RequestHeaders = Headers(request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())),
            Request = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken),
            Status = (int)response.StatusCode,
            AnswerHeaders = Headers(response.Headers.Concat(response.Content.Headers)),
            Answer = await response.Content.ReadAsByteArrayAsync(cancellationToken),
        };
    }

    private static Dictionary<string, string> Headers(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>Keeps what goes through.</summary>
internal sealed class Recorder(HttpMessageHandler inner, Action<Exchanged> keep) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        keep(await Exchanged.ReadAsync(request, response, cancellationToken));

        return response;
    }
}
