using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>
/// Cursors say where the next page begins, and are sealed: a caller can neither read meaning into one nor make one up. A cursor names a
/// version, so the pages after it are of the same content whatever changes meanwhile.
/// </summary>
internal sealed class CursorSeal
{
    private const int SealLength = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Seal(Cursor cursor)
    {
        var text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{cursor.List}|{cursor.Of}|{cursor.Version}|{cursor.Items}|{cursor.Offset}"));

        return Base64Url.EncodeToString([.. SealOf(text), .. text]);
    }

    /// <returns>The cursor, or <see langword="null"/> when it is not one of ours or of another list.</returns>
    public Cursor? Open(string text, string list)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SealLength || !CryptographicOperations.FixedTimeEquals(SealOf(bytes.AsSpan(SealLength)), bytes.AsSpan(0, SealLength)))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(bytes.AsSpan(SealLength)).Split('|');

        return parts[0] == list ? new Cursor(parts[0], parts[1], int.Parse(parts[2]), int.Parse(parts[3]), int.Parse(parts[4])) : null;
    }

    private byte[] SealOf(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_key, text)[..SealLength];
}

/// <summary>Where a page begins.</summary>
/// <param name="List">In which list.</param>
/// <param name="Of">Whose list: an opaque id, never an ИИН.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Items">Which numbers of the list of documents, as bits.</param>
/// <param name="Offset">Entries before the page.</param>
internal sealed record Cursor(string List, string Of, int Version, int Items, int Offset);
