using System.Xml;
using System.Xml.Schema;
using Attestation.Shep;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>Holds messages to our schemas, and to the original ones where <c>ATTESTATION_REFERENCE</c> names the folder above <c>schemas</c>.</summary>
internal static class ByTheLetter
{
    public const string Reference = "ATTESTATION_REFERENCE";

    private static readonly Lazy<XmlSchemaSet?> Originals = new(LoadOriginals);

    public static bool HasOriginals => Originals.Value is not null;

    public static void MustBeValid(XmlElement body)
    {
        Assert.Empty(ShepSchema.Violations(body));
        if (Originals.Value is { } originals)
        {
            Assert.Empty(ViolationsOf(originals, body));
        }
    }

    public static IReadOnlyList<string> OriginalViolations(XmlElement body) => ViolationsOf(Originals.Value!, body);

    private static List<string> ViolationsOf(XmlSchemaSet schemas, XmlElement body)
    {
        var message = body.ChildNodes.OfType<XmlElement>().Single();
        if (message.LocalName is "Fault")
        {
            message = message.SelectSingleNode("detail/*") as XmlElement;
        }

        // A type that data declares is between its sender and its receiver.
        message = (XmlElement)message!.CloneNode(deep: true);
        foreach (var data in message.GetElementsByTagName("data").OfType<XmlElement>().ToList())
        {
            data.RemoveAll();
        }

        var found = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, violation) => found.Add(violation.Message);
        using var reader = XmlReader.Create(new XmlNodeReader(message), settings);
        while (reader.Read())
        {
        }

        return found;
    }

    private static XmlSchemaSet? LoadOriginals()
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
