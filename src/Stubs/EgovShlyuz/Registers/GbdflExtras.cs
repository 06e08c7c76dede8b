using System.Globalization;
using System.Xml;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>
/// What the real register sends beyond its schema: names in Latin letters between patronymic and birth date, change dates that are nil, addresses without any.
/// A client that reads strictly by the schema finds out here.
/// </summary>
internal sealed class GbdflExtras(GbdflAnswer answer) : IPayload
{
    public void WriteTo(XmlWriter writer)
    {
        writer.WriteAttributeString("xmlns", "xsi", null, ShepNamespaces.SchemaInstance);
        writer.WriteRaw(Plain()
            .Replace("<birthDate>", "<engFirstName>SYNTHETIC</engFirstName><engSurname>PERSON</engSurname><birthDate>", StringComparison.Ordinal)
            .Replace("</nameKz>", "</nameKz><changeDate xsi:nil=\"true\"/>", StringComparison.Ordinal)
            .Replace("<removed>", "<addresses/><removed>", StringComparison.Ordinal));
    }

    private string Plain()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment, OmitXmlDeclaration = true }))
        {
            answer.WriteTo(writer);
        }

        return text.ToString();
    }
}
