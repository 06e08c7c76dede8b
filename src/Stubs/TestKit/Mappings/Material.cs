using System.Text;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>What a pattern looks at: a header, a parameter or a body; no text means that it is not there.</summary>
internal readonly record struct Material(string? Text, ReadOnlyMemory<byte> Bytes)
{
    public static Material Of(string? text) => new(text, text is null ? default : Encoding.UTF8.GetBytes(text));
}
