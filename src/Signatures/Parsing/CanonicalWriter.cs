using System.Xml;

namespace Attestation.Signatures.Parsing;

/// <summary>
/// Writes canonical XML (C14N 1.0 and Exclusive C14N 1.0, both without comments) straight from a parsed tree. Gives up on what it does not know:
/// nodes that no parsed document without a DTD has, and names whose namespace is not declared where the tree says.
/// </summary>
internal sealed class CanonicalWriter
{
    private readonly CanonicalText _text = new();
    private readonly NamespaceScope _scope = new();
    private readonly bool _isExclusive;

    // Pairs of an element that is being written; lists are reused, because an element is written down to its content before the next begins.
    private readonly List<KeyValuePair<string, string>> _declarations = [];
    private readonly List<XmlAttribute> _attributes = [];

    private CanonicalWriter(bool isExclusive) => _isExclusive = isExclusive;

    /// <summary>A document, or null.</summary>
    public static byte[]? Inclusive(XmlDocument document)
    {
        var writer = new CanonicalWriter(isExclusive: false);

        return document.ChildNodes.Cast<XmlNode>().All(IsOutsideOrElement) && writer.TryWrite(document.DocumentElement!, inherited: null)
            ? writer._text.ToArray()
            : null;
    }

    /// <summary>An element as a part of its document, or null: what is in scope there belongs to it (C14N 1.0, 2.4).</summary>
    public static byte[]? Inclusive(XmlElement apex)
    {
        var writer = new CanonicalWriter(isExclusive: false);

        return writer.TryWrite(apex, InheritedBy(apex)) ? writer._text.ToArray() : null;
    }

    /// <summary>An element for itself, or null: only the namespaces that it uses.</summary>
    public static byte[]? Exclusive(XmlElement apex)
    {
        var writer = new CanonicalWriter(isExclusive: true);

        return writer.TryWrite(apex, inherited: null) ? writer._text.ToArray() : null;
    }

    // White space and the declaration outside the document element are not written.
    private static bool IsOutsideOrElement(XmlNode node) =>
        node.NodeType is XmlNodeType.Element or XmlNodeType.XmlDeclaration or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    // The nearest ancestor's word counts, the element's own first.
    private static List<XmlAttribute> InheritedBy(XmlElement apex)
    {
        var inherited = new List<XmlAttribute>();
        for (var ancestor = apex.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in ancestor.Attributes)
            {
                if (attribute.NamespaceURI is Names.Xmlns or Names.Xml && !apex.HasAttribute(attribute.Name)
                    && !inherited.Exists(nearer => nearer.Name == attribute.Name))
                {
                    inherited.Add(attribute);
                }
            }
        }

        return inherited;
    }

    private bool TryWrite(XmlElement element, List<XmlAttribute>? inherited)
    {
        var mark = _scope.Mark();
        Collect(element, inherited);
        if (!(_isExclusive ? DeclareUsed(element) : AreDeclared(element)))
        {
            return false;
        }

        WriteStart(element);
        for (var child = element.FirstChild; child is not null; child = child.NextSibling)
        {
            switch (child.NodeType)
            {
                case XmlNodeType.Element:
                    if (!TryWrite((XmlElement)child, inherited: null))
                    {
                        return false;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    _text.Content(child.Value!);
                    break;
                default:
                    return false;
            }
        }

        _text.Raw("</"u8);
        _text.Name(element.Prefix, element.LocalName);
        _text.Raw(">"u8);
        _scope.Release(mark);

        return true;
    }

    private void Collect(XmlElement element, List<XmlAttribute>? inherited)
    {
        _declarations.Clear();
        _attributes.Clear();
        if (element.HasAttributes)
        {
            foreach (XmlAttribute attribute in element.Attributes)
            {
                Sort(attribute);
            }
        }

        inherited?.ForEach(Sort);
        _attributes.Sort(static (a, b) =>
            string.CompareOrdinal(a.NamespaceURI, b.NamespaceURI) is var byNamespace and not 0 ? byNamespace : string.CompareOrdinal(a.LocalName, b.LocalName));
    }

    private void Sort(XmlAttribute attribute)
    {
        if (attribute.NamespaceURI != Names.Xmlns)
        {
            _attributes.Add(attribute);
        }
        else if (!_isExclusive)
        {
            var prefix = attribute.Prefix.Length == 0 ? string.Empty : attribute.LocalName;
            if (_scope.Declare(prefix, attribute.Value))
            {
                _declarations.Add(new(prefix, attribute.Value));
            }
        }
    }

    private bool AreDeclared(XmlElement element) =>
        _scope.Find("xml") is null
        && (_scope.Find(element.Prefix) ?? string.Empty) == element.NamespaceURI
        && _attributes.TrueForAll(attribute => attribute.Prefix is "" or "xml" || _scope.Find(attribute.Prefix) == attribute.NamespaceURI);

    private bool DeclareUsed(XmlElement element)
    {
        DeclareUsed(element.Prefix, element.NamespaceURI);
        foreach (var attribute in _attributes.Where(attribute => attribute.Prefix is not ("" or "xml")))
        {
            DeclareUsed(attribute.Prefix, attribute.NamespaceURI);
        }

        return element.Prefix is not "xml" && (_scope.Find(element.Prefix) ?? string.Empty) == element.NamespaceURI;
    }

    private void DeclareUsed(string prefix, string uri)
    {
        if (_scope.Declare(prefix, uri))
        {
            _declarations.Add(new(prefix, uri));
        }
    }

    private void WriteStart(XmlElement element)
    {
        _text.Raw("<"u8);
        _text.Name(element.Prefix, element.LocalName);
        _declarations.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        foreach (var (prefix, uri) in _declarations)
        {
            _text.Raw(prefix.Length == 0 ? " xmlns"u8 : " xmlns:"u8);
            _text.Name(string.Empty, prefix);
            _text.Value(uri);
        }

        foreach (var attribute in _attributes)
        {
            _text.Raw(" "u8);
            _text.Name(attribute.Prefix, attribute.LocalName);
            _text.Value(attribute.Value);
        }

        _text.Raw(">"u8);
    }
}
