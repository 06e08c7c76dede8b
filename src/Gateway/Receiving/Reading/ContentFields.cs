using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Attestation.Gateway.Receiving;

/// <summary>The bytes of a document, straight from the JSON, and their hash.</summary>
internal static class ContentFields
{
    /// <summary>Bytes in base64. The size is known before anything is decoded, except where the sender escaped characters of the base64.</summary>
    public static byte[]? Bytes(this Field field, int most)
    {
        if (!field.Is(JsonValueKind.String, JsonTypes.Text))
        {
            return null;
        }

        var written = JsonMarshal.GetRawUtf8Value(field.Element)[1..^1];
        var isEscaped = written.Contains((byte)'\\');
        var size = 0;
        if (!isEscaped && !Base64.IsValid(written, out size))
        {
            field.Report(Problems.DocumentBase64);
            return null;
        }

        return size > most ? field.TooLarge(most) : field.Decode(isEscaped, most);
    }

    /// <summary>64 hexadecimal digits, answered in lower case; compared with the content when that could be read.</summary>
    public static string? HashOf(this Field field, byte[]? content)
    {
        if (field.Raw() is not { } text)
        {
            return null;
        }

        if (text.Length != 2 * SHA256.HashSizeInBytes || !text.All(char.IsAsciiHexDigit))
        {
            field.Report(Problems.DocumentHashFormat);
            return null;
        }

        var hash = text.ToLowerInvariant();
        if (content is not null && hash != Convert.ToHexStringLower(SHA256.HashData(content)))
        {
            field.Report(Problems.DocumentHash);
            return null;
        }

        return hash;
    }

    private static byte[]? Decode(this Field field, bool isEscaped, int most)
    {
        if (isEscaped && JsonText.OrNull(field.Element) is null || !field.Element.TryGetBytesFromBase64(out var bytes))
        {
            field.Report(Problems.DocumentBase64);
            return null;
        }

        if (bytes is [])
        {
            field.Report(Problems.TextEmpty);
            return null;
        }

        return bytes.Length > most ? field.TooLarge(most) : bytes;
    }

    private static byte[]? TooLarge(this Field field, int most)
    {
        field.Report(Problems.DocumentTooLarge, Problems.Megabytes(most));
        return null;
    }
}
