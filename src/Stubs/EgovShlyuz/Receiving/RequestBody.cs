namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>Reads a body once, never more of it than is allowed.</summary>
internal static class RequestBody
{
    /// <returns>The bytes, or <see langword="null"/> when there are more than allowed.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        return request.ContentLength is { } length
            ? await ReadExactlyAsync(request.Body, new byte[length], cancellationToken)
            : await ReadChunksAsync(request.Body, most, cancellationToken);
    }

    private static async Task<byte[]> ReadExactlyAsync(Stream body, byte[] bytes, CancellationToken cancellationToken)
    {
        await body.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static async Task<byte[]?> ReadChunksAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(chunk, 0, count);
        }

        return read.ToArray();
    }
}
