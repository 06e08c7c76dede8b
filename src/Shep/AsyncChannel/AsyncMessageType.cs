namespace Attestation.Shep;

/// <summary>What a message is in its chain.</summary>
public enum AsyncMessageType
{
    /// <summary>The first message of a chain.</summary>
    Request,

    /// <summary>News about it.</summary>
    Notification,

    /// <summary>Changed data.</summary>
    Update,

    /// <summary>The answer, which ends the chain.</summary>
    Response,
}

/// <summary>Where a message has got to.</summary>
public enum MessageState
{
    /// <summary>The gateway has it, its receiver does not have it yet.</summary>
    OnDelivery,

    /// <summary>Its receiver has taken it.</summary>
    Delivered,

    /// <summary>It could not be brought to its receiver.</summary>
    NotDelivered,

    /// <summary>Its receiver will not have it.</summary>
    DeliveryStopped,
}
