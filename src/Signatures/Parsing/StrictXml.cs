using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Attestation.Signatures.Parsing;

/// <summary>The one place where bytes become a tree, and a tree becomes bytes.</summary>
internal static class StrictXml
{
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = true,
        CloseInput = true,
    };

    // A carriage return in the content would be folded by the next parser if it were written as it is.
    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
    };

    /// <exception cref="VerificationFailure">Not XML, or XML that is not read.</exception>
    public static XmlDocument Parse(ReadOnlyMemory<byte> xml)
    {
        VerificationFailure.Unless(xml.Length <= MostBytes, VerdictCode.TooLarge);
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            using var reader = new GuardedXmlReader(XmlReader.Create(Open(xml), Reading));
            document.Load(reader);
        }
        catch (XmlException malformed)
        {
            // The reader tells a prohibited DTD apart only by its message; messages are never translated in this runtime.
            throw new VerificationFailure(malformed.Message.Contains("DTD", StringComparison.Ordinal) ? VerdictCode.Dtd : VerdictCode.NotXml);
        }
        catch (ArgumentException)
        {
            // Bytes that are no text in the declared encoding.
            throw new VerificationFailure(VerdictCode.NotXml);
        }

        return document;
    }

    /// <summary>Whether a comment or a processing instruction stands in or beside this node's children, at any depth.</summary>
    public static bool HasCommentOrInstruction(XmlNode root)
    {
        for (var node = root.FirstChild; node is not null; node = Next(node, root))
        {
            if (node.NodeType is XmlNodeType.Comment or XmlNodeType.ProcessingInstruction)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every element below a node, in document order.</summary>
    public static IEnumerable<XmlElement> ElementsBelow(XmlNode root)
    {
        for (var node = root.FirstChild; node is not null; node = Next(node, root))
        {
            if (node is XmlElement element)
            {
                yield return element;
            }
        }
    }

    public static byte[] Write(Action<XmlWriter> content)
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, Writing))
        {
            content(writer);
        }

        return output.ToArray();
    }

    /// <summary>The declaration to write before a document: none where there was none, and the encoding is always UTF-8.</summary>
    public static string DeclarationOf(XmlDocument document) =>
        document.FirstChild is XmlDeclaration ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" : string.Empty;

    private static XmlNode? Next(XmlNode node, XmlNode root)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

        var at = node;
        while (at is not null && at != root)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }

            at = at.ParentNode;
        }

        return null;
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> xml) =>
        MemoryMarshal.TryGetArray(xml, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(xml.ToArray(), writable: false);
}
