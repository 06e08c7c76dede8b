using System.Text;
using Attestation.Signatures.Enveloped;
using Attestation.Signatures.Parsing;
using Attestation.Signatures.Plain;
using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Signatures.Tests;

/// <summary>The short way of signing: it must come to the same bytes as the long one, or leave the document to it.</summary>
public sealed class PlainDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Five_thousand_plain_documents_come_out_as_the_framework_writes_them() =>
        Prop.ForAll(PlainDocuments.Any, document => Canonical(Given.Bytes(document)) is { } ours
            && ours.AsSpan().SequenceEqual(Parsing.Canonical.InclusiveByFramework(StrictXml.Parse(Given.Bytes(document)))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Plain_documents_come_out_as_libxml2_writes_them() => Assert.All(PlainDocuments.Any.Generator.Sample(150), document =>
    {
        var (succeeded, output) = Tool.Run("xmllint", "libxml2-utils", "--c14n", _folder.Write("document.xml", Given.Bytes(document)));

        Assert.True(succeeded, output);
        Assert.Equal(output, Given.Text(Canonical(Given.Bytes(document))!));
    });

    [Fact]
    public void Documents_of_any_kind_come_out_the_same_or_are_left_alone() =>
        Prop.ForAll(Documents.Any, document => IsLeftAloneOrTheSame(Given.Bytes(document))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_hundred_thousand_broken_documents_come_out_the_same_or_are_left_alone()
    {
        var random = new System.Random(20261122);
        byte[][] documents = [.. PlainDocuments.Any.Generator.Sample(400).Append(Given.Notice.Replace("\r", "", StringComparison.Ordinal)).Select(Given.Bytes)];
        var taken = 0;

        for (var i = 0; i < 100_000; i++)
        {
            var broken = Broken(documents[random.Next(documents.Length)], random);
            taken += Canonical(broken) is null ? 0 : 1;

            Assert.True(IsLeftAloneOrTheSame(broken), Convert.ToBase64String(broken));
        }

        Assert.InRange(taken, 1_000, 99_000);
    }

    [Fact]
    public void Both_ways_make_the_same_signature_and_the_short_one_leaves_every_other_byte_as_it_was() => Prop.ForAll(PlainDocuments.Any, document =>
    {
        var content = Given.Bytes(document);
        var signed = EnvelopedSignature.Sign(content, Given.Head);
        var at = signed.AsSpan().LastIndexOf("<ds:Signature "u8);
        var end = signed.AsSpan().LastIndexOf("</ds:Signature>"u8) + "</ds:Signature>".Length;

        return ValueIn(signed) == ValueIn(EnvelopedSigner.SignTree(content, Given.Head))
            && ((byte[])[.. signed[..at], .. signed[end..]]).AsSpan().SequenceEqual(content)
            && EnvelopedSignature.Verify(signed, Given.Trust, Given.At).IsValid;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("<a/>")]
    [InlineData("<a></a><!-- -->")]
    [InlineData("<a><!-- --></a>")]
    [InlineData("<a><?b?></a>")]
    [InlineData("<a><![CDATA[b]]></a>")]
    [InlineData("<!DOCTYPE a><a></a>")]
    [InlineData("\uFEFF<a></a>")]
    [InlineData("<a>\r\n</a>")]
    [InlineData("<a>&#13;</a>")]
    [InlineData("<a>&nbsp;</a>")]
    [InlineData("<a>&amp</a>")]
    [InlineData("<a>></a>")]
    [InlineData("<a>]]></a>")]
    [InlineData("<a>\u0001</a>")]
    [InlineData("<a>\uFFFE</a>")]
    [InlineData("<a>\uFFFF</a>")]
    [InlineData("<a b=\"\uFFFF\"></a>")]
    [InlineData("<a b=\"\n\"></a>")]
    [InlineData("<a b=\"'\"></a>")]
    [InlineData("<a b=\"&amp;\"></a>")]
    [InlineData("<a b=\"<\"></a>")]
    [InlineData("<a b></a>")]
    [InlineData("<a b=1></a>")]
    [InlineData("<a b=\"1\"c=\"2\"></a>")]
    [InlineData("<a b=\"1\" b=\"2\"></a>")]
    [InlineData("<a b = \"1\"></a>")]
    [InlineData("<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"1\" q:b=\"2\"></a>")]
    [InlineData("<a xmlns:p=\"u\" xmlns:p=\"v\"></a>")]
    [InlineData("<a xmlns:p=\"\"></a>")]
    [InlineData("<a xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"></a>")]
    [InlineData("<a xmlns:xmlns=\"u\"></a>")]
    [InlineData("<a xmlns:p=\"http://www.w3.org/2000/xmlns/\"></a>")]
    [InlineData("<a xmlns=\"http://www.w3.org/XML/1998/namespace\"></a>")]
    [InlineData("<a xml:space=\"preserve\"></a>")]
    [InlineData("<p:a></p:a>")]
    [InlineData("<xml:a></xml:a>")]
    [InlineData("<a p:b=\"1\"></a>")]
    [InlineData("<a><p:b xmlns:p=\"u\"></p:b><p:c></p:c></a>")]
    [InlineData("<a:b:c xmlns:a=\"u\"></a:b:c>")]
    [InlineData("<:a></:a>")]
    [InlineData("<1a></1a>")]
    [InlineData("<қ></қ>")]
    [InlineData("<a></b>")]
    [InlineData("<a></ab>")]
    [InlineData("<a></a >")]
    [InlineData("<a></a")]
    [InlineData("<a>")]
    [InlineData("<a></a><b></b>")]
    [InlineData("<a></a>b")]
    [InlineData("b<a></a>")]
    [InlineData(" <?xml version=\"1.0\" encoding=\"UTF-8\"?><a></a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a></a>")]
    [InlineData("<a><Signature></Signature></a>")]
    [InlineData("<a><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></a>")]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<a b=\"")]
    public void What_is_not_plain_is_left_alone(string document) => Assert.Null(Canonical(Given.Bytes(document)));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Elements_may_be_nested_as_deep_as_a_verifier_takes_them(int depth, bool isPlain)
    {
        var document = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.Equal(isPlain, Canonical(Given.Bytes(document)) is not null);
    }

    [Fact]
    public void Bytes_in_another_encoding_are_left_alone()
    {
        Assert.Null(Canonical(Encoding.Unicode.GetBytes("<a></a>")));
        Assert.Null(Canonical([.. "<a>"u8, 0xC3, 0x28, .. "</a>"u8]));
        Assert.Null(Canonical([.. "<a>"u8, 0xED, 0xA0, 0x80, .. "</a>"u8]));
    }

    private static byte[]? Canonical(byte[] document) => PlainDocument.Read(document)?.Canonical.ToArray();

    private static bool IsLeftAloneOrTheSame(byte[] document)
    {
        if (Canonical(document) is not { } ours)
        {
            return true;
        }

        var tree = StrictXml.Parse(document);

        return !StrictXml.HasCommentOrInstruction(tree) && TrailingSignatures.Of(tree).Count == 0
            && Parsing.Canonical.InclusiveByFramework(tree).AsSpan().SequenceEqual(ours);
    }

    private static byte[] Broken(byte[] document, System.Random random)
    {
        var broken = document.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(broken.Count);
            var piece = Given.Bytes(Pieces[random.Next(Pieces.Length)]);
            switch (random.Next(3))
            {
                case 0:
                    broken.RemoveAt(at);
                    break;
                case 1:
                    broken.InsertRange(at, piece);
                    break;
                default:
                    broken[at] = piece.Length > 0 ? piece[0] : (byte)random.Next(256);
                    break;
            }
        }

        return [.. broken];
    }

    private static readonly string[] Pieces =
    [
        "<", ">", "&", "\"", "'", "/", "=", ":", " ", "\n", "\r", "\t", "!", "?", "-", "[", "]", ";", "a", "p", "xmlns", "xml:", " xmlns=\"\"", "<a>", "</a>", "<a/>",
        "p:", "&amp;", "\u0001", "\uFFFE", "ә", "1", ".", " a=\"1\"", " p:a=\"1\"", " xmlns:p=\"urn:x\"", "</root>", "<!--", "-->", "<Signature/>", "",
    ];

    private static string ValueIn(byte[] signed) =>
        Given.Text(signed).Split("SignatureValue>")[1].ReplaceLineEndings(string.Empty);
}
