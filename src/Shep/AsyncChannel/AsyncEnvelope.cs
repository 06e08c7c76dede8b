using System.Xml;

namespace Attestation.Shep;

/// <summary>The wrappers around every message of the asynchronous channel.</summary>
internal static class AsyncEnvelope
{
    public static byte[] Ask<T>(AsyncOperation operation, T message, Action<XmlWriter, T> write) =>
        Write(operation, "", "request", message, write);

    public static byte[] Answer<T>(AsyncOperation operation, T message, Action<XmlWriter, T> write) =>
        Write(operation, "Response", "response", message, write);

    public static XmlElement RequestIn(XmlElement body, AsyncOperation operation) => PartIn(body, AsyncNames.Of(operation), "request");

    public static XmlElement ResponseIn(XmlElement body, AsyncOperation operation) => PartIn(body, $"{AsyncNames.Of(operation)}Response", "response");

    public static void WriteSender(this XmlWriter writer, Sender? sender)
    {
        if (sender is null)
        {
            return;
        }

        writer.WriteStartElement("sender");
        writer.Element("senderId", sender.SenderId);
        writer.Optional("password", sender.Password);
        writer.WriteEndElement();
    }

    public static void WriteProperties(this XmlWriter writer, IReadOnlyList<Property> properties)
    {
        foreach (var property in properties)
        {
            writer.WriteStartElement("properties");
            writer.Element("key", ElementWriting.AtMost(30, "key", property.Key));
            writer.Element("value", ElementWriting.AtMost(500, "value", property.Value));
            writer.WriteEndElement();
        }
    }

    public static Sender? Sender(this XmlElement parent) =>
        parent.Find("sender") is { } sender ? new Sender(sender.NeedText("senderId"), sender.Text("password")) : null;

    public static Sender NeedSender(this XmlElement parent) =>
        parent.Sender() ?? throw new ShepFormatException($"{parent.LocalName} has no sender.");

    public static IReadOnlyList<Property> Properties(this XmlElement parent) =>
        [.. parent.Children("properties").Where(pair => pair.Find("key") is not null).Select(pair => new Property(pair.Text("key") ?? "", pair.Text("value") ?? ""))];

    private static byte[] Write<T>(AsyncOperation operation, string suffix, string part, T message, Action<XmlWriter, T> write) =>
        Envelope.Write(message, (writer, content) =>
        {
            writer.WriteStartElement("v10", AsyncNames.Of(operation) + suffix, AsyncNames.NamespaceOf(operation));
            writer.WriteStartElement(part);
            write(writer, content);
            writer.WriteEndElement();
            writer.WriteEndElement();
        });

    private static XmlElement PartIn(XmlElement body, string wrapper, string part) =>
        (body.Only(child => child.LocalName == wrapper, "Body", wrapper) ?? throw new ShepFormatException($"Body has no {wrapper}.")).Need(part);
}
