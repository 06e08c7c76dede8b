using System.Buffers;
using System.Text;

namespace Attestation.Signatures.Parsing;

/// <summary>Text in UTF-8 with the replacements of C14N 1.0, 2.3.</summary>
internal sealed class CanonicalText
{
    private static readonly SearchValues<char> InContent = SearchValues.Create("&<>\r");
    private static readonly SearchValues<char> InValue = SearchValues.Create("&<\"\t\n\r");

    private readonly ArrayBufferWriter<byte> _output = new(4096);

    public byte[] ToArray() => _output.WrittenSpan.ToArray();

    public void Raw(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    public void Name(string prefix, string localName)
    {
        if (prefix.Length > 0)
        {
            Encode(prefix);
            Raw(":"u8);
        }

        Encode(localName);
    }

    /// <summary>An attribute's value, with its equals sign and quotation marks.</summary>
    public void Value(string value)
    {
        Raw("=\""u8);
        Escape(value, InValue);
        Raw("\""u8);
    }

    public void Content(string content) => Escape(content, InContent);

    private void Escape(ReadOnlySpan<char> text, SearchValues<char> special)
    {
        for (int at; (at = text.IndexOfAny(special)) >= 0; text = text[(at + 1)..])
        {
            Encode(text[..at]);
            Raw(text[at] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                '\t' => "&#x9;"u8,
                '\n' => "&#xA;"u8,
                _ => "&#xD;"u8,
            });
        }

        Encode(text);
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        var destination = _output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _output.Advance(Encoding.UTF8.GetBytes(text, destination));
    }
}
