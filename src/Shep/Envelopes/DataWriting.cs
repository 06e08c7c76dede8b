using System.Xml;

namespace Attestation.Shep;

/// <summary>Where a payload meets the envelope.</summary>
internal static class DataWriting
{
    public static void Data(this XmlWriter writer, IPayload? payload)
    {
        if (payload is null)
        {
            return;
        }

        if (payload is PackedContent { DataNamespace: { } foreign })
        {
            writer.WriteStartElement("p", "data", foreign);
        }
        else
        {
            writer.WriteStartElement("data");
        }

        payload.WriteTo(writer);
        writer.WriteEndElement();
    }
}
