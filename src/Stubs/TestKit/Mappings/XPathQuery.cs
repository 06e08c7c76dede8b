using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>An XPath 1.0 expression with its prefixes.</summary>
internal sealed class XPathQuery
{
    private readonly XPathExpression _expression;

    private XPathQuery(XPathExpression expression) => _expression = expression;

    /// <returns>The query; <see langword="null"/> when it is none, with the reason told.</returns>
    public static XPathQuery? TryCompile(string expression, IEnumerable<KeyValuePair<string, string>> namespaces, out string? reason)
    {
        try
        {
            var prefixes = new XmlNamespaceManager(new NameTable());
            foreach (var (prefix, name) in namespaces)
            {
                prefixes.AddNamespace(prefix, name);
            }

            var compiled = XPathExpression.Compile(expression, prefixes);
            reason = null;
            return new XPathQuery(compiled);
        }
        catch (Exception broken) when (broken is XPathException or ArgumentException or XmlException)
        {
            reason = broken.Message;
            return null;
        }
    }

    /// <summary>What it finds, each as text, elements as XML; a number, a text or a truth as one item. Nothing of what is no XML.</summary>
    public IReadOnlyList<string> Find(string xml)
    {
        if (SafeXml.Parse(xml) is not { } document)
        {
            return [];
        }

        try
        {
            return document.CreateNavigator().Evaluate(_expression.Clone()) switch
            {
                XPathNodeIterator nodes => [.. nodes.Cast<XPathNavigator>().Select(TextOf)],
                bool truth => truth ? ["true"] : [],
                var single => [Convert.ToString(single, System.Globalization.CultureInfo.InvariantCulture) ?? ""],
            };
        }
        catch (XPathException)
        {
            return [];
        }
    }

    private static string TextOf(XPathNavigator node) =>
        node.NodeType is XPathNodeType.Element && node.UnderlyingObject is XElement element ? element.ToString(SaveOptions.DisableFormatting) : node.Value;
}
