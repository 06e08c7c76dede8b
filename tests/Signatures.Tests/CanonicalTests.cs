using System.Xml;
using Attestation.Signatures.Parsing;
using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Signatures.Tests;

/// <summary>Our canonical form against the framework's and libxml2's, byte for byte. Nothing here may fall back.</summary>
public sealed class CanonicalTests : IDisposable
{
    private static readonly string[] Documented =
    [
        "<a/>",
        "<?xml version=\"1.0\"?>\n<a>\n</a>\n",
        "<e1/>",
        "<doc><e2   ></e2><e3   name = \"elem3\"   id=\"elem3\"   /><e4   name=\"elem4\"   id=\"elem4\"   ></e4></doc>",
        "<doc xmlns:a=\"http://www.w3.org\" xmlns:b=\"http://www.ietf.org\" attr=\"I'm\" attr2=\"all\" b:attr=\"sorted\" a:attr=\"out\" xmlns=\"http://example.org\"/>",
        "<e6 xmlns=\"\" xmlns:a=\"http://www.w3.org\"><e7 xmlns=\"http://www.ietf.org\"><e8 xmlns=\"\" xmlns:a=\"http://www.w3.org\"><e9 xmlns=\"\" xmlns:a=\"http://www.ietf.org\"/></e8></e7></e6>",
        "<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value><c><![CDATA[value>\"0\" && value<\"10\" ?\"valid\":\"error\"]]></c><n a=\"value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot;\"/></doc>",
        "<n a=' &#x20;&#13; &#xa;&#9;   A &#x20; &#13;&#xa;&#9; B '/>",
        "<a xml:lang=\"kk\"><b xml:lang=\"ru\" xml:space=\"preserve\"/></a>",
        "<p:a xmlns:p=\"urn:u\"><p:b xmlns:p=\"urn:v\"><p:c xmlns:p=\"urn:u\" p:x=\"1\"/></p:b></p:a>",
        "<a xmlns=\"urn:u\"><b xmlns=\"\"><c xmlns=\"urn:u\"/></b></a>",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Five_thousand_documents_come_out_as_the_framework_writes_them() =>
        Prop.ForAll(Documents.Any, IsAsByFramework).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Known_difficult_documents_come_out_as_the_framework_writes_them() =>
        Assert.All(Documented.Append(Given.Notice).Append(Given.Envelope), document => Assert.True(IsAsByFramework(document), document));

    [Fact]
    public void Documents_come_out_as_libxml2_writes_them()
    {
        string[] generated = [.. Documents.Any.Generator.Sample(150), .. Documented];

        Assert.All(generated, document =>
        {
            var (succeeded, output) = Tool.Run("xmllint", "libxml2-utils", "--c14n", _folder.Write("document.xml", Given.Bytes(document)));

            Assert.True(succeeded, output);
            Assert.Equal(output, Given.Text(CanonicalWriter.Inclusive(Parse(document))!));
        });
    }

    [Fact]
    public void What_no_parsed_document_has_is_left_to_the_framework()
    {
        var document = Parse("<a/>");
        document.DocumentElement!.AppendChild(document.CreateElement("p", "b", "urn:undeclared"));
        var withXml = Parse("<a xmlns:xml=\"http://www.w3.org/XML/1998/namespace\" xml:lang=\"kk\"/>");
        var withComment = Parse("<a><!-- --></a>");

        Assert.Null(CanonicalWriter.Inclusive(document));
        Assert.Null(CanonicalWriter.Inclusive(withXml));
        Assert.Null(CanonicalWriter.Inclusive(withComment));
        Assert.Null(CanonicalWriter.Exclusive(withComment.DocumentElement!));
        Assert.Equal("<a></a>", Given.Text(Canonical.Inclusive(withComment)));
    }

    private static bool IsAsByFramework(string xml)
    {
        var document = Parse(xml);

        return AreSame(CanonicalWriter.Inclusive(document), Canonical.InclusiveByFramework(document))
            && StrictXml.ElementsBelow(document).Take(12).All(element =>
                AreSame(CanonicalWriter.Inclusive(element), Canonical.InclusiveByFramework(element))
                && AreSame(CanonicalWriter.Exclusive(element), Canonical.ExclusiveByFramework(element)));
    }

    private static bool AreSame(byte[]? ours, byte[] theirs) => ours is not null && ours.AsSpan().SequenceEqual(theirs);

    private static XmlDocument Parse(string xml) => StrictXml.Parse(Given.Bytes(xml));
}
