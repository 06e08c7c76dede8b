using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Attestation.Signatures.Parsing;

/// <summary>
/// Canonical XML 1.0 and Exclusive XML Canonicalization 1.0, both without comments: by our own writer, and by the framework where that gives up.
/// </summary>
internal static class Canonical
{
    public static byte[] Inclusive(XmlDocument document) => CanonicalWriter.Inclusive(document) ?? InclusiveByFramework(document);

    /// <summary>An element as a part of its document: what is in scope there belongs to the result (C14N 1.0, 2.4).</summary>
    public static byte[] Inclusive(XmlElement element) => CanonicalWriter.Inclusive(element) ?? InclusiveByFramework(element);

    /// <summary>An element for itself: only the namespaces that it uses.</summary>
    public static byte[] Exclusive(XmlElement element) => CanonicalWriter.Exclusive(element) ?? ExclusiveByFramework(element);

    public static byte[] InclusiveByFramework(XmlDocument document) => Transform(new XmlDsigC14NTransform(), document);

    public static byte[] InclusiveByFramework(XmlElement element)
    {
        var apex = Lift(element);
        foreach (var attribute in InScope(element, name => name.NamespaceURI == Names.Xml))
        {
            apex.SetAttribute(attribute.Name, attribute.Value);
        }

        return Transform(new XmlDsigC14NTransform(), apex.OwnerDocument);
    }

    public static byte[] ExclusiveByFramework(XmlElement element) => Transform(new XmlDsigExcC14NTransform(), Lift(element).OwnerDocument);

    private static XmlElement Lift(XmlElement element)
    {
        // The name table is shared: names are not copied again.
        var document = new XmlDocument(element.OwnerDocument.NameTable) { PreserveWhitespace = true, XmlResolver = null };
        var apex = (XmlElement)document.AppendChild(document.ImportNode(element, deep: true))!;
        foreach (var declaration in InScope(element, name => name.NamespaceURI == Names.Xmlns))
        {
            apex.SetAttribute(declaration.Name, declaration.Value);
        }

        return apex;
    }

    // The nearest ancestor's word counts, the element's own first.
    private static IEnumerable<XmlAttribute> InScope(XmlElement element, Func<XmlAttribute, bool> isOfKind)
    {
        var seen = new HashSet<string>(element.Attributes.Cast<XmlAttribute>().Where(isOfKind).Select(own => own.Name), StringComparer.Ordinal);
        for (var ancestor = element.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in ancestor.Attributes)
            {
                if (isOfKind(attribute) && seen.Add(attribute.Name))
                {
                    yield return attribute;
                }
            }
        }
    }

    private static byte[] Transform(Transform transform, XmlDocument document)
    {
        try
        {
            transform.LoadInput(document);

            return ((MemoryStream)transform.GetOutput(typeof(Stream))).ToArray();
        }
        catch (CryptographicException)
        {
            // The framework has limits of its own, which differ from release to release.
            throw new VerificationFailure(VerdictCode.TooManyAttributes);
        }
    }
}
