using System.Xml;

namespace Attestation.Shep;

/// <summary>A value of a register's dictionary.</summary>
/// <param name="Code">The code; empty when the register left it out.</param>
/// <param name="NameRu">Its name in Russian.</param>
/// <param name="NameKz">Its name in Kazakh.</param>
public sealed record DictionaryValue(string Code, string NameRu, string NameKz)
{
    // changeDate, which may follow, comes as nil although the schema has no such thing: it is not read.
    internal static DictionaryValue Read(XmlElement value) =>
        new(value.Text("code")?.Trim() ?? "", value.Text("nameRu") ?? "", value.Text("nameKz") ?? "");

    internal void Write(XmlWriter writer, string name)
    {
        writer.WriteStartElement(name);
        writer.Element("code", Code);
        writer.Element("nameRu", NameRu);
        writer.Element("nameKz", NameKz);
        writer.WriteEndElement();
    }
}
