using System.Xml;
using System.Xml.Schema;

namespace Attestation.Shep;

/// <summary>Whether a message is what the contract says, by the letter. Business data are of any type and are not looked at.</summary>
public static class ShepSchema
{
    private const int MostViolations = 20;

    private static readonly string[] Files =
        ["common.xsd", "sync.xsd", "sync-request.xsd", "sync-response.xsd", "async.xsd", "async-types.xsd", "async-client.xsd"];

    private static readonly Lazy<XmlSchemaSet> Compiled = new(Compile);

    /// <summary>What the schemas forbid in the one element that a SOAP body holds; of a fault, what they forbid in its detail.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>One sentence per violation, twenty at most, naming elements and never values; empty when the message is valid.</returns>
    public static IReadOnlyList<string> Violations(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.ChildNodes.OfType<XmlElement>().ToArray() is not [var message])
        {
            return ["Body does not hold exactly one element."];
        }

        return message.Is("Fault", ShepNamespaces.Soap)
            ? message.Find("detail")?.ChildNodes.OfType<XmlElement>().FirstOrDefault() is { } detail ? Check(detail) : []
            : Check(message);
    }

    private static List<string> Check(XmlElement message)
    {
        if (Compiled.Value.GlobalElements[new XmlQualifiedName(message.LocalName, message.NamespaceURI)] is null)
        {
            return [$"{message.LocalName} is no element of the channel's namespaces."];
        }

        var found = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Compiled.Value, XmlResolver = null };
        settings.ValidationEventHandler += (_, violation) => Add(found, violation.Message);
        using var nodes = new XmlNodeReader(WithoutData(message, new XmlDocument { XmlResolver = null }));
        using var reader = XmlReader.Create(nodes, settings);
        while (found.Count < MostViolations && reader.Read())
        {
        }

        return found;
    }

    // The validator quotes the value that does not fit; values are personal data, or a password.
    private static void Add(List<string> found, string violation)
    {
        var value = violation.IndexOf(" - The value", StringComparison.Ordinal);
        found.Add(value < 0 ? violation : string.Concat(violation.AsSpan(0, value), ": its value does not fit its type."));
    }

    // A type that data declares, or does not keep to, is between its sender and its receiver.
    private static XmlElement WithoutData(XmlElement element, XmlDocument document)
    {
        var copy = (XmlElement)document.ImportNode(element, deep: false);
        if (element.LocalName is "data")
        {
            copy.RemoveAllAttributes();
            return copy;
        }

        for (var node = element.FirstChild; node is not null; node = node.NextSibling)
        {
            copy.AppendChild(node is XmlElement child ? WithoutData(child, document) : document.ImportNode(node, deep: true));
        }

        return copy;
    }

    private static XmlSchemaSet Compile()
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Files)
        {
            using var document = new MemoryStream(ShepContract.Document(file, "urn:here"));
            using var reader = XmlReader.Create(document, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }
}
