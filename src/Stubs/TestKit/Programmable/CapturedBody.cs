using Microsoft.AspNetCore.Http;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>Reads a request's body once and gives the double behind it the same body again: whole, cut, or broken as it came.</summary>
internal static class CapturedBody
{
    public static async Task<(byte[] Bytes, string? Cut)> TakeAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return ([], $"The body is longer than {most} bytes; mappings did not look into it.");
        }

        if (request.ContentLength is 0)
        {
            return ([], null);
        }

        using var taken = new MemoryStream();
        var source = request.Body;
        try
        {
            var piece = new byte[16 * 1024];
            int count;
            while ((count = await source.ReadAsync(piece, cancellationToken)) > 0)
            {
                taken.Write(piece, 0, count);
                if (taken.Length > most)
                {
                    request.Body = new ReadAgain(taken.ToArray(), source, null);
                    return ([], $"The body is longer than {most} bytes; mappings did not look into it.");
                }
            }
        }
        catch (BadHttpRequestException broken)
        {
            request.Body = new ReadAgain(taken.ToArray(), null, broken);
            return (taken.ToArray(), "The body could not be read to its end.");
        }

        var bytes = taken.ToArray();
        request.Body = new MemoryStream(bytes, writable: false);
        return (bytes, null);
    }

    private sealed class ReadAgain(byte[] taken, Stream? rest, BadHttpRequestException? broken) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(buffer.Length, taken.Length - _at);
            if (count > 0)
            {
                taken.AsSpan(_at, count).CopyTo(buffer.Span);
                _at += count;
                return count;
            }

            return broken is not null ? throw broken : rest is null ? 0 : await rest.ReadAsync(buffer, cancellationToken);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it without blocking.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
