using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Signatures.Tests;

/// <summary>Documents of every kind that a notice could be: letters of Kazakh, combining forms, CDATA, carriage returns, namespaces, xml:lang.</summary>
internal static class Documents
{
    private static readonly Gen<string> Letters = Gen.Elements(
        "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і", "Ә", "Ғ", "Қ", "Ң", "Ө", "Ұ", "Ү", "Һ", "І", "и\u0306", "é", "e\u0301", "\u0301", "ß", "😀", "x", " ",
        "&amp;", "&lt;", "&gt;", "&#13;", "&#10;", "&#9;", "\r\n", "\r", "\n", "\t", "&quot;", "'", "]]&gt;", "\u2028", "\u00A0", "\uFEFF");

    private static readonly Gen<string> Words = Letters.ArrayOf().Select(string.Concat);

    private static readonly Gen<string> Names = Gen.Elements("a", "б", "қала", "n.1", "n-2", "_x");

    private static readonly Gen<string> AttributesOf = Gen.Elements(
        string.Empty, " xml:lang=\"kk\"", " xml:space=\"preserve\"", " xmlns=\"urn:1\"", " xmlns=\"\"", " xmlns:q=\"urn:q\" q:b=\"2\" b=\"1\"",
        " b=\"&#13;&#10;&#9; &amp;&quot;\"", " z='1' a='\"'", " xmlns:p=\"urn:other\"");

    public static Arbitrary<string> Any { get; } = Gen.Sized(size => Root(Math.Min(size, 40))).ToArbitrary();

    private static Gen<string> Root(int size) =>
        from attributes in AttributesOf.Where(attributes => !attributes.Contains("xmlns:p", StringComparison.Ordinal))
        from content in Content(size).ArrayOf(Math.Min(4, size + 1))
        select $"<p:root xmlns:p=\"urn:p\"{attributes}>{string.Concat(content)}</p:root>";

    private static Gen<string> Tagged(Gen<string> names, int size) =>
        from name in names
        from attributes in AttributesOf
        from content in Content(size).ArrayOf(Math.Min(3, size))
        select $"<{name}{attributes}>{string.Concat(content)}</{name}>";

    private static Gen<string> Content(int size) => Gen.OneOf(
        Words,
        Words.Select(word => $"<![CDATA[{word.Replace("]]", string.Empty, StringComparison.Ordinal)}]]>"),
        size <= 1 ? Words : Tagged(Names, size / 3),
        Names.Select(name => $"<p:{name} xmlns:p=\"urn:p\"/>"));
}
