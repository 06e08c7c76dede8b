using System.Buffers;
using System.Text.Json;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>Text: trimmed, in NFC, and such that it can stand in an XML notice.</summary>
internal static class TextFields
{
    // XML 1.0, 2.2 (halves of surrogate pairs never get this far).
    private static readonly SearchValues<char> NotInXml = SearchValues.Create(
        [.. Range(0x00, 0x08), '\u000B', '\u000C', .. Range(0x0E, 0x1F), '\uFFFE', '\uFFFF']);

    // Besides: whatever would start a new line, or is no writing at all.
    private static readonly SearchValues<char> NotInLine = SearchValues.Create([.. Range(0x00, 0x1F), .. Range(0x7F, 0x9F), '\u2028', '\u2029', '\uFFFE', '\uFFFF']);

    /// <summary>One line of at most so many UTF-16 units.</summary>
    public static string? Line(this Field field, int longest) => field.Text(longest, NotInLine, Problems.TextTooLong);

    /// <summary>Text of several lines; a line ends with LF, as an XML processor would read it (XML 1.0, 2.11).</summary>
    public static string? Passage(this Field field, int longest) => WithPlainLineEnds(field.Text(longest, NotInXml, Problems.TextTooLong));

    /// <summary>The text of an essay. An empty one is an essay of no words: for the rules to judge (S2-21), not for the door.</summary>
    public static string? EssayText(this Field field, int longest) => WithPlainLineEnds(field.Text(longest, NotInXml, Problems.EssayTooLong, mayBeEmpty: true));

    /// <summary>Text to the letter, for what is signed.</summary>
    public static string? Verbatim(this Field field)
    {
        var text = field.Raw();
        if (text is null || !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        field.Report(Problems.TextEmpty);
        return null;
    }

    /// <summary>The string as it stands; reports another type and halves of surrogate pairs.</summary>
    public static string? Raw(this Field field)
    {
        if (!field.Is(JsonValueKind.String, JsonTypes.Text))
        {
            return null;
        }

        var text = JsonText.OrNull(field.Element);
        if (text is null)
        {
            field.Report(Problems.TextCharacters);
        }

        return text;
    }

    private static string? WithPlainLineEnds(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string? Text(this Field field, int longest, SearchValues<char> forbidden, ProblemKind tooLong, bool mayBeEmpty = false)
    {
        if (field.Raw() is not { } raw)
        {
            return null;
        }

        var trimmed = raw.AsSpan().Trim();

        // Normalising is not free: what is too long in any form is not normalised. A letter of ours has at most two marks.
        var text = trimmed.Length <= 3L * longest ? Nfc.Of(trimmed.ToString()) : null;
        var problem = trimmed.IsEmpty && !mayBeEmpty ? Problems.TextEmpty
            : text is null || text.Length > longest ? tooLong
            : text.AsSpan().ContainsAny(forbidden) ? Problems.TextCharacters
            : null;
        if (problem is not null)
        {
            field.Report(problem, Problems.Number(longest));
        }

        return problem is null ? text : null;
    }

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
