using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Signatures.Tests;

/// <summary>Documents of the plain kind, as notices are: no carriage return, CDATA section, character reference or name beyond ASCII.</summary>
internal static class PlainDocuments
{
    private static readonly Gen<string> Words = Gen.Elements(
        "ә", "ғ", "Қ", "һ", "І", "и\u0306", "e\u0301", "😀", "x", " ", "\n", "\t", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "'", "\"", "]]", "/", "=",
        "\u2028", "\u0085", "\u007F", "\uFEFF", "\uFFFD", "\uF8FF").ArrayOf().Select(string.Concat);

    private static readonly Gen<string> Names = Gen.Elements("a", "number", "n.1", "n-2", "_x", "Z9", "p:a", "p:number", "q:_y");

    private static readonly Gen<string> AttributesOf = Gen.Elements(
        string.Empty, " xml:lang=\"kk\"", " xml:lang='ru'\n\tb=\"1\"", " xmlns=\"urn:1\"", " xmlns=\"\"", " xmlns:q=\"urn:q\"", " q:b=\"2\" b=\"1\" p:b='0'",
        " z='1' a=\"әғқ\"", " xmlns:p=\"urn:other\"", " xmlns:z=\"urn:z\" xmlns:b=\"urn:a\" z:a=\"1\" b:z=\"2\" a=\"\"", " xmlns:ds=\"urn:ds\"",
        " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", " xmlns:q='urn:q3' p:c='1' d='>'", " ");

    private static readonly Gen<string> Before = Gen.Elements(
        string.Empty, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", "\n ");

    public static Arbitrary<string> Any { get; } = Gen.Sized(size => Root(Math.Min(size, 40))).ToArbitrary();

    private static Gen<string> Root(int size) =>
        from before in Before
        from attributes in AttributesOf
        from content in Content(size).ArrayOf(Math.Min(5, size + 1))
        from after in Gen.Elements(string.Empty, "\n", " \t\n")
        where IsBoundOnce("p", attributes) && IsBoundOnce("q", attributes)
        select $"{before}<root xmlns:p=\"urn:p\" xmlns:q=\"urn:qq\"{attributes}>{string.Concat(content)}</root>{after}";

    private static Gen<string> Tagged(int size) =>
        from name in Names
        from attributes in AttributesOf
        from content in Content(size).ArrayOf(Math.Min(4, size))
        select $"<{name}{attributes}>{string.Concat(content)}</{name}>";

    private static Gen<string> Content(int size) => Gen.OneOf(
        Words,
        size <= 1 ? Words : Tagged(size / 3),
        from name in Names from attributes in AttributesOf select $"<{name}{attributes}/>");

    private static bool IsBoundOnce(string prefix, string attributes) => !attributes.Contains($"xmlns:{prefix}=", StringComparison.Ordinal);
}
