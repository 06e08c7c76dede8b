using System.Xml;

namespace Attestation.Shep;

/// <summary>What all documents of the portal's chain share: the root in no namespace, everything below it in the service's.</summary>
internal static class PortalParts
{
    public const string Prefix = "ns3";

    public static PortalSystemInfo ReadSystem(XmlElement message)
    {
        var system = message.Need("SystemInfo");

        return new(system.NeedText("RequestNumber").Trim(), system.Text("ChainId")?.Trim() ?? "", system.NeedInstant("RequestDate"));
    }

    public static void Write(XmlWriter writer, string root, PortalSystemInfo system, Action<XmlWriter> content) =>
        PackedPayload.Pack(new Parts(root, system, content), PayloadPacking.Text, new XmlQualifiedName(root)).WriteTo(writer);

    private sealed class Parts(string root, PortalSystemInfo system, Action<XmlWriter> content) : IPayload
    {
        public void WriteTo(XmlWriter writer)
        {
            writer.WriteStartElement(Prefix, "SystemInfo", ShepNamespaces.Portal);
            writer.Element(Prefix, "RequestNumber", ShepNamespaces.Portal, system.RequestNumber);
            writer.Element(Prefix, "ChainId", ShepNamespaces.Portal, system.ChainId);
            writer.Element(Prefix, "RequestDate", ShepNamespaces.Portal, XmlConvert.ToString(system.RequestDate));
            writer.WriteEndElement();
            writer.WriteStartElement(Prefix, root is "requestMessage" ? "RequestData" : "ResponseData", ShepNamespaces.Portal);
            content(writer);
            writer.WriteEndElement();
        }
    }
}
