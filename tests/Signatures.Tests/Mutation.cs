namespace Attestation.Signatures.Tests;

/// <summary>Small changes of a signed document, out of a seeded sequence.</summary>
internal static class Mutation
{
    private static readonly byte[][] Tokens =
    [
        "<!--x-->"u8.ToArray(), "<?x?>"u8.ToArray(), "<!DOCTYPE a>"u8.ToArray(), "&#13;"u8.ToArray(), "]]>"u8.ToArray(), "<![CDATA["u8.ToArray(),
        "<ds:Object/>"u8.ToArray(), " Id=\"a\""u8.ToArray(), "xmlns:ds=\"\""u8.ToArray(), "&a;"u8.ToArray(), [0], [0xFF, 0xFE], "</"u8.ToArray(),
    ];

    /// <summary>One byte changed, left out, put in or doubled within a stretch. Never the same bytes again.</summary>
    public static byte[] Of(byte[] content, Random random, int start, int end)
    {
        while (true)
        {
            var at = random.Next(start, end);
            byte[] changed = random.Next(4) switch
            {
                0 => [.. content[..at], (byte)(content[at] ^ (1 << random.Next(8))), .. content[(at + 1)..]],
                1 => [.. content[..at], .. content[(at + 1)..]],
                2 => [.. content[..at], (byte)random.Next(256), .. content[at..]],
                _ => [.. content[..at], content[random.Next(start, end)], .. content[(at + 1)..]],
            };
            if (!changed.AsSpan().SequenceEqual(content))
            {
                return changed;
            }
        }
    }

    /// <summary>Anything: cut off, spliced, sprinkled with what parsers stumble over, or noise.</summary>
    public static byte[] Wild(byte[] content, Random random)
    {
        var result = content;
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var (a, b) = (random.Next(result.Length + 1), random.Next(result.Length + 1));
            var (from, to) = (Math.Min(a, b), Math.Max(a, b));
            result = random.Next(6) switch
            {
                0 => result[..from],
                1 => [.. result[..from], .. result[to..]],
                2 when result.Length < 100_000 => [.. result[..to], .. result[from..]],
                3 => [.. result[..from], .. Tokens[random.Next(Tokens.Length)], .. result[from..]],
                4 => Noise(random),
                _ => result.Length == 0 ? result : Of(result, random, 0, result.Length),
            };
        }

        return result;
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(200)];
        random.NextBytes(noise);

        return noise;
    }
}
