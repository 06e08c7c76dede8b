using System.Xml;

namespace Attestation.Shep;

/// <summary>Names of the asynchronous channel as they stand on the wire, the official misspellings included.</summary>
public static class AsyncNames
{
    /// <summary>Which operation the body of an envelope asks for.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ShepFormatException">The body holds none, or several.</exception>
    public static AsyncOperation OperationIn(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var wrapper = body.Only(child => Find(child.LocalName) is not null, "Body", "operation of the asynchronous channel")
            ?? throw new ShepFormatException("Body has no operation of the asynchronous channel.");

        return Find(wrapper.LocalName)!.Value;
    }

    internal static string Of(AsyncOperation operation) => operation switch
    {
        AsyncOperation.SendMessage => "sendMessage",
        AsyncOperation.SendDeliveryNotification => "sendDeliveryNotification",
        AsyncOperation.GetMessageStatus => "getMessageStatus",
        AsyncOperation.GetMessages => "getMessages",
        _ => "changeMassageStatusNotification",
    };

    internal static string NamespaceOf(AsyncOperation operation) =>
        operation is AsyncOperation.ChangeMassageStatusNotification ? ShepNamespaces.AsyncChannelClient : ShepNamespaces.AsyncChannel;

    internal static string Of(AsyncMessageType type) => type switch
    {
        AsyncMessageType.Request => "REQUEST",
        AsyncMessageType.Notification => "NOTIFICATION",
        AsyncMessageType.Update => "UPDATE",
        _ => "RESPONSE",
    };

    internal static AsyncMessageType TypeOf(string name) => name switch
    {
        "REQUEST" => AsyncMessageType.Request,
        "NOTIFICATION" => AsyncMessageType.Notification,
        "UPDATE" => AsyncMessageType.Update,
        "RESPONSE" => AsyncMessageType.Response,
        _ => throw new ShepFormatException("messageInfo/messageType is not one of the four types."),
    };

    internal static string Of(MessageState state) => state switch
    {
        MessageState.OnDelivery => "ON_DELIVERY",
        MessageState.Delivered => "DELIVERED",
        MessageState.NotDelivered => "NOT_DELIVERED",
        _ => "DELIVERY_STOPPED",
    };

    internal static MessageState StateOf(string name) => name switch
    {
        "ON_DELIVERY" => MessageState.OnDelivery,
        "DELIVERED" => MessageState.Delivered,
        "NOT_DELIVERED" => MessageState.NotDelivered,
        "DELIVERY_STOPPED" => MessageState.DeliveryStopped,
        _ => throw new ShepFormatException("messageState is not one of the four states."),
    };

    // Callbacks of real participants put sendMessage into either namespace: the name decides.
    private static AsyncOperation? Find(string name) => name switch
    {
        "sendMessage" => AsyncOperation.SendMessage,
        "sendDeliveryNotification" => AsyncOperation.SendDeliveryNotification,
        "getMessageStatus" => AsyncOperation.GetMessageStatus,
        "getMessages" => AsyncOperation.GetMessages,
        "changeMassageStatusNotification" => AsyncOperation.ChangeMassageStatusNotification,
        _ => null,
    };
}
