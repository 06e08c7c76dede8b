using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// Takes what working clients send although the schema forbids it: elements out of order, an empty <c>properties</c>,
/// a <c>sessionId</c> without braces, <c>data</c> in a foreign namespace, and two other wrappers.
/// </summary>
internal static class SyncRequestReader
{
    public static SyncRequest Read(XmlElement body)
    {
        var wrapper = body.Only(IsWrapper, "Body", "SendMessage") ?? throw new ShepFormatException("Body has no SendMessage.");
        var request = wrapper.Need("request");
        var head = request.Need("requestInfo");
        var sender = head.Need("sender");
        var data = request.Find("requestData")?.Find("data");

        return new SyncRequest
        {
            MessageId = head.NeedText("messageId"),
            CorrelationId = head.Text("correlationId"),
            ServiceId = head.NeedText("serviceId"),
            MessageDate = head.NeedInstant("messageDate"),
            RouteId = head.Text("routeId"),
            Sender = new Sender(sender.NeedText("senderId"), sender.Text("password")),
            Properties = [.. head.Children("properties").Where(HasKey).Select(ReadProperty)],
            SessionId = head.Text("sessionId"),
            Data = data is null ? null : new ReceivedPayload(data),
        };
    }

    private static bool IsWrapper(XmlElement element) =>
        element.Is("SendMessage", ShepNamespaces.SyncChannel)
        || element.Is("SendMessageRequest", ShepNamespaces.SyncChannel)
        || element.Is("sendMessageRequest", ShepNamespaces.Kdp);

    private static bool HasKey(XmlElement property) => property.Find("key") is not null;

    private static Property ReadProperty(XmlElement property) => new(property.Text("key") ?? "", property.Text("value") ?? "");
}
