using System.Buffers;

namespace Attestation.Gateway.Receiving;

/// <summary>An e-mail address of plausible shape. Whether it exists only a letter can tell; letters of any script may be in it (RFC 6531).</summary>
internal static class EmailFields
{
    private const int Longest = 256;

    private static readonly SearchValues<char> NeverUnquoted = SearchValues.Create(" \t()<>[]:;,\\\"");

    public static string? Email(this Field field)
    {
        var text = field.Line(Longest);
        if (text is null || IsPlausible(text))
        {
            return text;
        }

        field.Report(Problems.EmailFormat);
        return null;
    }

    private static bool IsPlausible(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);

        return at is >= 1 and <= 64 && text.LastIndexOf('@') == at && !text.AsSpan().ContainsAny(NeverUnquoted)
            && IsDotted(text.AsSpan(0, at)) && IsDotted(text.AsSpan(at + 1)) && text.AsSpan(at + 1).Contains('.');
    }

    private static bool IsDotted(ReadOnlySpan<char> part) => part is not ([] or ['.', ..] or [.., '.']) && !part.Contains("..", StringComparison.Ordinal);
}
