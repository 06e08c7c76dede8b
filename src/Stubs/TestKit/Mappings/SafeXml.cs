using System.Xml;
using System.Xml.Linq;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Reads XML that strangers sent: no DTD, nothing fetched.</summary>
internal static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <returns>The document; <see langword="null"/> when it is none.</returns>
    public static XDocument? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), Settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
