using System.Xml;
using System.Xml.Schema;

namespace Attestation.Shep.Tests;

/// <summary>The channels' original schemas, which are not part of this repository: <c>ATTESTATION_REFERENCE</c> names the folder above <c>schemas</c>.</summary>
internal static class OriginalSchemas
{
    public const string Reference = "ATTESTATION_REFERENCE";

    private static readonly Lazy<XmlSchemaSet?> Loaded = new(Load);

    /// <returns>What they forbid in the element that a body holds, <c>data</c> left out; <see langword="null"/> when they are not at hand.</returns>
    public static IReadOnlyList<string>? Violations(XmlElement body)
    {
        if (Loaded.Value is not { } schemas)
        {
            return null;
        }

        var message = (XmlElement)body.ChildNodes.OfType<XmlElement>().Single().CloneNode(deep: true);
        message = message.LocalName is "Fault" ? (XmlElement)message.SelectSingleNode("detail/*")! : message;
        foreach (var data in message.GetElementsByTagName("data").OfType<XmlElement>().ToList())
        {
            data.RemoveAll();
        }

        var found = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, violation) => found.Add(violation.Message);
        using var reader = XmlReader.Create(new XmlNodeReader(message), settings);
        while (reader.Read())
        {
        }

        return found;
    }

    private static XmlSchemaSet? Load()
    {
        if (Environment.GetEnvironmentVariable(Reference) is not { Length: > 0 } folder)
        {
            return null;
        }

        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "schemas", "merged"), "*.xsd"))
        {
            schemas.Add(null, file);
        }

        schemas.Compile();
        return schemas;
    }
}
