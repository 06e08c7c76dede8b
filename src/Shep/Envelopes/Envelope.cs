using System.Text;
using System.Xml;

namespace Attestation.Shep;

/// <summary>The SOAP 1.1 envelope around every message of the channel.</summary>
internal static class Envelope
{
    // Entitize keeps a carriage return in a token what it was; nothing is indented, because white space is signed.
    internal static readonly XmlWriterSettings Compact = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    // What walks a tree does so by recursion, and a stack has an end. A signed message is held to less by its signature's check.
    private const int DeepestElement = 1000;

    private static readonly XmlReaderSettings Untrusted = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    public static byte[] Write<TMessage>(TMessage message, Action<XmlWriter, TMessage> writeBody)
    {
        using var buffer = new MemoryStream(4096);
        using (var writer = XmlWriter.Create(buffer, Compact))
        {
            try
            {
                writer.WriteStartElement("soap", "Envelope", ShepNamespaces.Soap);
                writer.WriteStartElement("soap", "Body", ShepNamespaces.Soap);
                writeBody(writer, message);
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            catch (ArgumentException refused)
            {
                throw new ShepFormatException("A text in the payload holds a character that XML 1.0 cannot carry.", refused);
            }
        }

        return buffer.ToArray();
    }

    public static XmlElement BodyOf(ReadOnlyMemory<byte> envelope, bool takesSoap12 = false)
    {
        var root = Parse(envelope);
        var soap = takesSoap12 && root.NamespaceURI == ShepNamespaces.Soap12 ? ShepNamespaces.Soap12 : ShepNamespaces.Soap;
        if (!root.Is("Envelope", soap))
        {
            throw new ShepFormatException("The document element is not a SOAP 1.1 Envelope.");
        }

        return root.Only(child => child.Is("Body", soap), "Envelope", "Body")
            ?? throw new ShepFormatException("Envelope has no Body.");
    }

    internal static XmlElement Parse(ReadOnlyMemory<byte> envelope)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            using var bytes = new MemoryStream(envelope.ToArray(), writable: false);
            RefuseDeep(bytes);
            bytes.Position = 0;
            using var reader = XmlReader.Create(bytes, Untrusted);
            document.Load(reader);
        }
        catch (ArgumentException)
        {
#pragma warning disable MA0054 // Bytes that are no text in the declared encoding; the cause quotes them.
            throw new ShepFormatException("The message is not text in the encoding that it declares.");
#pragma warning restore MA0054
        }
        catch (XmlException broken)
        {
#pragma warning disable MA0054 // The cause may quote the text, which is someone's data: the place is enough.
            throw new ShepFormatException($"The message is not well-formed XML (line {broken.LineNumber}, position {broken.LinePosition}).");
#pragma warning restore MA0054
        }

        return document.DocumentElement!;
    }

    private static void RefuseDeep(Stream bytes)
    {
        using var reader = XmlReader.Create(bytes, Untrusted);
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
            {
                throw new ShepFormatException("The message is nested too deep.");
            }
        }
    }
}
