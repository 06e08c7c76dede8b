using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>A piece of a page. Whatever is put into one is encoded, unless it is a piece itself.</summary>
internal sealed record Html(string Text)
{
    public static readonly Html Nothing = new("");

    public static Html Of(Writer written) => new(written.Written());

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    public override string ToString() => Text;

    [InterpolatedStringHandler]
    public readonly ref struct Writer(int literals, int holes)
    {
        private readonly StringBuilder _text = new(literals + (holes * 16));

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(Html? piece) => _text.Append(piece?.Text);

        public void AppendFormatted(object? value) => _text.Append(WebUtility.HtmlEncode(value switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd"),
            DateTimeOffset instant => Kazakhstan.ToLocal(instant).ToString("yyyy-MM-dd HH:mm"),
            _ => value.ToString(),
        }));

        internal string Written() => _text.ToString();
    }
}
