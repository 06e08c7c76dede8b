using System.Xml;

namespace Attestation.Shep;

/// <summary>What comes back from the synchronous channel: an answer, or one of two kinds of fault.</summary>
public abstract record ShepReply
{
    private ShepReply()
    {
    }

    /// <summary>The provider answered; its status may still be an error.</summary>
    /// <param name="Response">The answer.</param>
    public sealed record Answered(SyncResponse Response) : ShepReply;

    /// <summary>The ШЭП, or the provider through it, refused with an error of the protocol.</summary>
    /// <param name="Fault">The error.</param>
    public sealed record Refused(ShepFault Fault) : ShepReply;

    /// <summary>A SOAP fault without the protocol's detail, as some providers raise it.</summary>
    /// <param name="FaultCode">The fault's code as it stands, a prefix included.</param>
    /// <param name="FaultString">The fault's text.</param>
    public sealed record BareFault(string FaultCode, string FaultString) : ShepReply;

    /// <summary>Reads a reply from the body of an envelope, after the signature over that body was checked.</summary>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <returns>The reply; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The body holds neither an answer nor a fault, both of them, or a broken one.</exception>
    public static ShepReply Read(XmlElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var reply = body.Only(child => IsFault(child) || SyncResponse.IsWrapper(child), "Body", "SendMessageResponse or Fault")
            ?? throw new ShepFormatException("Body has neither a SendMessageResponse nor a Fault.");

        return IsFault(reply) ? ReadFault(reply) : new Answered(SyncResponse.Read(body));
    }

    /// <summary>Reads a reply from an envelope, without any look at its signature.</summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <returns>The reply; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The bytes are not XML, not an envelope, or hold no reply. A DTD is refused.</exception>
    public static ShepReply Read(ReadOnlyMemory<byte> envelope) => Read(Envelope.BodyOf(envelope));

    private static bool IsFault(XmlElement element) => element.Is("Fault", ShepNamespaces.Soap);

    private static ShepReply ReadFault(XmlElement fault) =>
        fault.Find("detail")?.Find("SendMessageFault1_SendMessageFault") is { } error
            ? new Refused(ShepFault.Read(error))
            : new BareFault(fault.Text("faultcode") ?? "", fault.Text("faultstring") ?? "");
}
