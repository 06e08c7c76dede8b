using System.Xml.Linq;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Compares XML by meaning: the order of attributes, prefixes, comments and white space between elements do not count.</summary>
internal static class XmlEquality
{
    public static bool Same(XElement expected, XElement actual, bool placeholders) =>
        expected.Name == actual.Name
        && SameAttributes(expected, actual, placeholders)
        && SameContent(Content(expected), Content(actual), placeholders);

    private static bool SameAttributes(XElement expected, XElement actual, bool placeholders)
    {
        var wanted = Attributes(expected);
        var there = Attributes(actual);
        return wanted.Count == there.Count
            && wanted.All(pair => there.TryGetValue(pair.Key, out var value) && SameText(pair.Value, value, placeholders));
    }

    private static Dictionary<XName, string> Attributes(XElement element) =>
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToDictionary(attribute => attribute.Name, attribute => attribute.Value);

    private static List<object> Content(XElement element)
    {
        var content = new List<object>();
        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
            {
                content.Add(child);
            }
            else if (node is XText text && text.Value.Trim() is { Length: > 0 } said)
            {
                content.Add(said);
            }
        }

        return content;
    }

    private static bool SameContent(List<object> expected, List<object> actual, bool placeholders) =>
        (placeholders && expected is ["${xmlunit.ignore}"])
        || (expected.Count == actual.Count && expected.Zip(actual).All(pair => (pair.First, pair.Second) switch
        {
            (XElement first, XElement second) => Same(first, second, placeholders),
            (string first, string second) => SameText(first, second, placeholders),
            _ => false,
        }));

    private static bool SameText(string expected, string actual, bool placeholders) =>
        (placeholders && expected is "${xmlunit.ignore}") || string.Equals(expected, actual, StringComparison.Ordinal);
}
