namespace Attestation.Shep;

/// <summary>What can be asked on the asynchronous channel, of the gateway or of a participant.</summary>
public enum AsyncOperation
{
    /// <summary>Hands a message over: a participant to the gateway, or the gateway to a participant.</summary>
    SendMessage,

    /// <summary>A participant tells the gateway whether it takes a message that it fetched.</summary>
    SendDeliveryNotification,

    /// <summary>A participant asks where its message has got to.</summary>
    GetMessageStatus,

    /// <summary>A participant fetches messages that are for it.</summary>
    GetMessages,

    /// <summary>The gateway tells a participant where its message has got to. The name on the wire is misspelt.</summary>
    ChangeMassageStatusNotification,
}
