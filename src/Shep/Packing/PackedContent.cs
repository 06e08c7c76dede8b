using System.Text;
using System.Xml;
using Attestation.Signatures;

namespace Attestation.Shep;

/// <summary>Fields on their way into <c>data</c>.</summary>
internal sealed class PackedContent(IPayload content, PayloadPacking packing, XmlQualifiedName root, SigningKey? signer) : IPayload
{
    private const string Schema = "http://www.w3.org/2001/XMLSchema";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8"?>""";

    // The namespace of data itself is the envelope's business; this tells it.
    public string? DataNamespace => packing is PayloadPacking.ForeignElements ? root.Namespace : null;

    public void WriteTo(XmlWriter writer)
    {
        if (packing is PayloadPacking.Empty)
        {
            return;
        }

        if (signer is not null && packing is (PayloadPacking.Elements or PayloadPacking.TypedElements or PayloadPacking.ForeignElements))
        {
            WriteSigned(writer, signer);
            return;
        }

        WriteType(writer);
        switch (packing)
        {
            case PayloadPacking.Text or PayloadPacking.UntypedText:
                writer.WriteString(Declaration + Document());
                break;
            case PayloadPacking.CharacterData:
                writer.WriteCData(Declaration + Document());
                break;
            case PayloadPacking.MistypedElements:
                Envelope.Parse(Encoding.UTF8.GetBytes(Document())).WriteTo(writer);
                break;
            default:
                content.WriteTo(writer);
                break;
        }
    }

    private void WriteType(XmlWriter writer)
    {
        if (packing is PayloadPacking.Text or PayloadPacking.CharacterData or PayloadPacking.MistypedElements)
        {
            writer.WriteAttributeString("xmlns", "xs", null, Schema);
            writer.WriteAttributeString("xsi", "type", ShepNamespaces.SchemaInstance, "xs:string");
        }
        else if (packing is PayloadPacking.TypedElements)
        {
            writer.WriteAttributeString("xmlns", "t", null, root.Namespace);
            writer.WriteAttributeString("xsi", "type", ShepNamespaces.SchemaInstance, $"t:{root.Name}");
        }
    }

    // The signature covers data as a document of its own, with everything that is declared on it.
    private void WriteSigned(XmlWriter writer, SigningKey key)
    {
        var data = Envelope.Parse(EnvelopedSignature.Sign(Write("data", DataNamespace ?? "", WriteType), key));
        foreach (XmlAttribute attribute in data.Attributes)
        {
            attribute.WriteTo(writer);
        }

        data.WriteContentTo(writer);
    }

    private string Document()
    {
        var document = Write(root.Name, root.Namespace, _ => { });

        return Encoding.UTF8.GetString(signer is null ? document : EnvelopedSignature.Sign(document, signer));
    }

    private byte[] Write(string name, string ns, Action<XmlWriter> attributes)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Envelope.Compact))
        {
            writer.WriteStartElement(ns.Length > 0 ? "p" : "", name, ns);
            attributes(writer);
            content.WriteTo(writer);
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
