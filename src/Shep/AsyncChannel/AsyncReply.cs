using System.Xml;

namespace Attestation.Shep;

/// <summary>What comes back from either side of the asynchronous channel.</summary>
/// <typeparam name="T">The answer: <see cref="AsyncReceipt"/> to a message, and so on.</typeparam>
public abstract record AsyncReply<T>
{
    private AsyncReply()
    {
    }

    /// <summary>It was answered.</summary>
    /// <param name="Answer">The answer.</param>
    public sealed record Answered(T Answer) : AsyncReply<T>;

    /// <summary>It was refused with an error of the protocol.</summary>
    /// <param name="Fault">The error.</param>
    public sealed record Refused(ShepFault Fault) : AsyncReply<T>;

    /// <summary>A SOAP fault without the protocol's detail.</summary>
    /// <param name="FaultCode">The fault's code as it stands, a prefix included.</param>
    /// <param name="FaultString">The fault's text.</param>
    public sealed record BareFault(string FaultCode, string FaultString) : AsyncReply<T>;

    /// <summary>An empty body, with which some participants say that they have taken a message.</summary>
    public sealed record Empty : AsyncReply<T>;
}

/// <summary>Reads replies of the asynchronous channel.</summary>
public static class AsyncReply
{
    /// <summary>Reads a reply from the body of an envelope, after the signature over that body was checked.</summary>
    /// <typeparam name="T">The answer that belongs to the question.</typeparam>
    /// <param name="body">The SOAP <c>Body</c>.</param>
    /// <param name="read">The answer's own reader, <see cref="AsyncReceipt.Read"/> for example.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ShepFormatException">The body holds neither such an answer nor a fault.</exception>
    public static AsyncReply<T> Read<T>(XmlElement body, Func<XmlElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(read);
        if (body.Only(child => child.Is("Fault", ShepNamespaces.Soap), "Body", "Fault") is { } fault)
        {
            return ShepFault.In(fault) is { } error
                ? new AsyncReply<T>.Refused(error)
                : new AsyncReply<T>.BareFault(fault.Text("faultcode") ?? "", fault.Text("faultstring") ?? "");
        }

        return body.ChildNodes.OfType<XmlElement>().Any() ? new AsyncReply<T>.Answered(read(body)) : new AsyncReply<T>.Empty();
    }
}
