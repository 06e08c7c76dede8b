using System.Xml;

namespace Attestation.Shep;

/// <summary>What travels in <c>data</c>: the envelope does not care.</summary>
public interface IPayload
{
    /// <summary>Writes attributes and children of the <c>data</c> element, which the caller has opened and will close.</summary>
    /// <param name="writer">A writer that stands inside the start tag of <c>data</c>.</param>
    void WriteTo(XmlWriter writer);
}

/// <summary>A payload as it was received.</summary>
/// <param name="Data">The <c>data</c> element.</param>
public sealed record ReceivedPayload(XmlElement Data) : IPayload
{
    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        foreach (XmlAttribute attribute in Data.Attributes)
        {
            attribute.WriteTo(writer);
        }

        DeclarePrefixOfType(writer);
        Data.WriteContentTo(writer);
    }

    // It stands in a value, where no writer looks for prefixes; it may have been declared further up.
    private void DeclarePrefixOfType(XmlWriter writer)
    {
        var type = Data.GetAttribute("type", ShepNamespaces.SchemaInstance);
        if (type.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && !Data.HasAttribute($"xmlns:{type[..colon]}")
            && Data.GetNamespaceOfPrefix(type[..colon]) is { Length: > 0 } ns)
        {
            writer.WriteAttributeString("xmlns", type[..colon], null, ns);
        }
    }
}
