using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// A refusal on the synchronous channel: <c>ErrorInfo</c> in the detail of a SOAP 1.1 fault. It comes with HTTP status 500.
/// </summary>
public sealed record ShepFault
{
    // Nested errors are the provider's own; nobody needs more than this many, and a reader must end.
    private const int DeepestError = 32;

    /// <summary>The error (<see cref="FaultCodes"/>).</summary>
    public required string ErrorCode { get; init; }

    /// <summary>The error in words.</summary>
    public required string ErrorMessage { get; init; }

    /// <summary>More about the error; seen with escaped XML and with stack traces.</summary>
    public string? ErrorData { get; init; }

    /// <summary>When it happened; the schema demands it, a fault received may lack it.</summary>
    public DateTimeOffset? ErrorDate { get; init; }

    /// <summary>The error behind this one.</summary>
    public ShepFault? SubError { get; init; }

    /// <summary>The session in which it happened.</summary>
    public string? SessionId { get; init; }

    /// <summary>Writes the SOAP envelope with the fault.</summary>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it, or the date is missing.</exception>
    public byte[] Write() => Envelope.Write(
        this, static (writer, fault) => WriteBody(writer, fault, "SendMessageFault1_SendMessageFault", ShepNamespaces.SyncChannel));

    /// <summary>Writes the SOAP envelope with the fault as the asynchronous channel has it.</summary>
    /// <param name="operation">What was asked.</param>
    /// <returns>UTF-8 without a byte order mark, without an XML declaration, on one line.</returns>
    /// <exception cref="ShepFormatException">A value cannot be written as the schema wants it, or the date is missing.</exception>
    public byte[] Write(AsyncOperation operation)
    {
        var name = AsyncNames.Of(operation);

        return Envelope.Write(this, (writer, fault) => WriteBody(writer, fault, $"{name}Fault1_{name}Fault", AsyncNames.NamespaceOf(operation)));
    }

    /// <summary>Names the error and not its words, which may be about someone.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => $"{nameof(ShepFault)} {ErrorCode}";

    internal static ShepFault Read(XmlElement error) => Read(error, DeepestError);

    private static ShepFault Read(XmlElement error, int deepest) => new()
    {
        ErrorCode = error.Text("errorCode") ?? "",
        ErrorMessage = error.Text("errorMessage") ?? "",
        ErrorData = error.Text("errorData"),
        ErrorDate = error.Instant("errorDate"),
        SubError = deepest > 0 && error.Find("subError") is { } cause ? Read(cause, deepest - 1) : null,
        SessionId = error.Text("sessionId"),
    };

    /// <summary>The error in the detail of a SOAP fault, whichever operation it belongs to.</summary>
    internal static ShepFault? In(XmlElement fault) =>
        fault.Find("detail")?.Only(IsError, "detail", "error") is { } error ? Read(error) : null;

    internal void WriteAs(XmlWriter writer, string name)
    {
        writer.WriteStartElement(name);
        WriteError(writer, this);
        writer.WriteEndElement();
    }

    private static bool IsError(XmlElement element) => element.LocalName.EndsWith("Fault", StringComparison.Ordinal);

    private static void WriteBody(XmlWriter writer, ShepFault fault, string name, string ns)
    {
        writer.WriteStartElement("soap", "Fault", ShepNamespaces.Soap);
        writer.Element("faultcode", "soap:Server");
        writer.Element("faultstring", fault.ErrorMessage);
        writer.WriteStartElement("detail");
        writer.WriteStartElement("v10", name, ns);
        WriteError(writer, fault);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // The order is the schema's.
    private static void WriteError(XmlWriter writer, ShepFault fault)
    {
        writer.Element("errorCode", fault.ErrorCode);
        writer.Element("errorMessage", fault.ErrorMessage);
        writer.Optional("errorData", fault.ErrorData);
        writer.Element("errorDate", fault.ErrorDate ?? throw new ShepFormatException("errorDate is missing."));
        if (fault.SubError is { } cause)
        {
            writer.WriteStartElement("subError");
            WriteError(writer, cause);
            writer.WriteEndElement();
        }

        writer.Session(fault.SessionId);
    }
}
