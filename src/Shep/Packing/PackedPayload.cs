using System.Text;
using System.Xml;
using Attestation.Signatures;

namespace Attestation.Shep;

/// <summary>Business data as they were packed: what the fields are, and which document a signature in them covers.</summary>
public sealed class PackedPayload
{
    private PackedPayload(PayloadPacking packing, XmlElement fields, byte[]? document)
    {
        Packing = packing;
        Fields = fields;
        Document = document;
    }

    /// <summary>How the data are packed.</summary>
    public PayloadPacking Packing { get; }

    /// <summary>The element whose children are the fields: <c>data</c> itself, or the document element of what it carries.</summary>
    public XmlElement Fields { get; }

    /// <summary>
    /// What an <see cref="EnvelopedSignature"/> in the data covers: the document that travels as text, the one element below <c>data</c> that is signed,
    /// or <c>data</c> taken out as a document of its own; <see langword="null"/> when there is nothing.
    /// </summary>
    public byte[]? Document { get; }

    /// <summary>Unpacks what was received.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="ShepFormatException">Text is not XML where a document must be; a DTD is refused.</exception>
    public static PackedPayload Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var elements = data.ChildNodes.OfType<XmlElement>().ToArray();
        var packing = PackingOf(data, elements.Length > 0);
        if (packing is PayloadPacking.Empty)
        {
            return new(packing, data, document: null);
        }

        if (elements.Length is 0)
        {
            var text = Encoding.UTF8.GetBytes(WithoutDeclaration(data.InnerText));
            return new(packing, Envelope.Parse(text), text);
        }

        var inner = elements is [var only] && (packing is PayloadPacking.MistypedElements || IsSigned(only)) ? only : data;
        return new(packing, inner, Encoding.UTF8.GetBytes(inner.OuterXml));
    }

    /// <summary>Packs business data for sending.</summary>
    /// <param name="content">The fields.</param>
    /// <param name="packing">How they shall lie in <c>data</c>.</param>
    /// <param name="root">The document element where a document travels as text, the type where <c>xsi:type</c> names one, the namespace of <c>data</c> where it has one.</param>
    /// <param name="signer">Who signs them; <see langword="null"/> for nobody.</param>
    /// <returns>A payload for either channel.</returns>
    public static IPayload Pack(IPayload content, PayloadPacking packing, XmlQualifiedName? root = null, SigningKey? signer = null) =>
        new PackedContent(content, packing, root ?? new XmlQualifiedName("request"), signer);

    private static PayloadPacking PackingOf(XmlElement data, bool hasElements)
    {
        if (!hasElements && string.IsNullOrWhiteSpace(data.InnerText))
        {
            return PayloadPacking.Empty;
        }

        if (data.GetAttribute("type", ShepNamespaces.SchemaInstance) is { Length: > 0 } type)
        {
            return !IsString(type) ? PayloadPacking.TypedElements
                : hasElements ? PayloadPacking.MistypedElements
                : data.ChildNodes.OfType<XmlCDataSection>().Any() ? PayloadPacking.CharacterData
                : PayloadPacking.Text;
        }

        return !hasElements ? PayloadPacking.UntypedText
            : data.NamespaceURI.Length > 0 ? PayloadPacking.ForeignElements
            : PayloadPacking.Elements;
    }

    // Whatever prefix its sender gave to XML Schema, or forgot to declare.
    private static bool IsString(string type) => type is "string" || type.EndsWith(":string", StringComparison.Ordinal);

    private static bool IsSigned(XmlElement element) =>
        element.LastChild is XmlElement { LocalName: "Signature", NamespaceURI: "http://www.w3.org/2000/09/xmldsig#" };

    // As text it has no encoding any more, whatever it declares.
    private static string WithoutDeclaration(string text)
    {
        var trimmed = text.Trim().TrimStart('\uFEFF');
        var end = trimmed.StartsWith("<?xml ", StringComparison.Ordinal) ? trimmed.IndexOf("?>", StringComparison.Ordinal) : -1;

        return end < 0 ? trimmed : trimmed[(end + 2)..].TrimStart();
    }
}
