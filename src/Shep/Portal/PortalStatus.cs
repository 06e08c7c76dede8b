using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// News about a citizen's request, which the personal cabinet shows: a document <c>responseMessage</c> as text in <c>data</c>.
/// Without an <see cref="Act"/> it goes into a NOTIFICATION, with one into the RESPONSE that ends the chain.
/// Codes are the service's own: only <c>001</c>, "created", is public.
/// </summary>
public sealed record PortalStatus : IPayload
{
    /// <summary>What the portal said of the request.</summary>
    public required PortalSystemInfo System { get; init; }

    /// <summary>The status as a code.</summary>
    public required string CurrentStatus { get; init; }

    /// <summary>The status in words for the citizen.</summary>
    public string? CurrentStatusText { get; init; }

    /// <summary>The sender's own id of this piece of news, the same when it is sent again; ours, <see langword="null"/> when there is none.</summary>
    public string? EventId { get; init; }

    /// <summary>The result document.</summary>
    public PortalAct? Act { get; init; }

    /// <summary>Reads the news from <c>data</c>, however it is packed.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The news; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static PortalStatus Read(XmlElement data)
    {
        var message = PackedPayload.Read(data).Fields;
        var content = message.Need("ResponseData");

        return new PortalStatus
        {
            System = PortalParts.ReadSystem(message),
            CurrentStatus = content.NeedText("CurrentStatus").Trim(),
            CurrentStatusText = content.Text("CurrentStatusText"),
            EventId = content.Text("EventId")?.Trim(),
            Act = content.Find("FirstStepResponse")?.Find("Act") is { } act ? PortalAct.Read(act) : null,
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer) => PortalParts.Write(writer, "responseMessage", System, inner =>
    {
        inner.Element(PortalParts.Prefix, "RequestNumber", ShepNamespaces.Portal, System.RequestNumber);
        inner.Element(PortalParts.Prefix, "CurrentStatus", ShepNamespaces.Portal, CurrentStatus);
        if (CurrentStatusText is not null)
        {
            inner.Element(PortalParts.Prefix, "CurrentStatusText", ShepNamespaces.Portal, CurrentStatusText);
        }

        if (EventId is not null)
        {
            inner.Element(PortalParts.Prefix, "EventId", ShepNamespaces.Portal, EventId);
        }

        Act?.Write(inner);
    });

    /// <summary>Names the request and its status, and nothing of the citizen.</summary>
    /// <returns>The request's number and the code.</returns>
    public override string ToString() => $"{nameof(PortalStatus)} {System.RequestNumber} {CurrentStatus}";
}

/// <summary>A result document, which itself lies in the temporary file store (<see cref="ServiceIds.TempFiles"/>).</summary>
public sealed record PortalAct
{
    /// <summary>What kind of document it is, in the service's dictionary.</summary>
    public required string CodeType { get; init; }

    /// <summary>Its name for the citizen.</summary>
    public required string FileName { get; init; }

    /// <summary>Its number in the file store.</summary>
    public required string FileId { get; init; }

    /// <summary>Its own number.</summary>
    public required string DocNumber { get; init; }

    /// <summary>Its date.</summary>
    public required DateOnly DocDate { get; init; }

    /// <summary>Whether it grants or refuses, in the service's words.</summary>
    public required string FileType { get; init; }

    internal static PortalAct Read(XmlElement act) => new()
    {
        CodeType = act.Text("CodeType") ?? "",
        FileName = act.Text("FileName") ?? "",
        FileId = act.NeedText("FileId").Trim(),
        DocNumber = act.Text("DocNumber") ?? "",
        DocDate = act.NeedDate("DocDate"),
        FileType = act.Text("FileType") ?? "",
    };

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement(PortalParts.Prefix, "FirstStepResponse", ShepNamespaces.Portal);
        writer.WriteStartElement(PortalParts.Prefix, "Act", ShepNamespaces.Portal);
        writer.Element(PortalParts.Prefix, "CodeType", ShepNamespaces.Portal, CodeType);
        writer.Element(PortalParts.Prefix, "FileName", ShepNamespaces.Portal, FileName);
        writer.Element(PortalParts.Prefix, "FileId", ShepNamespaces.Portal, FileId);
        writer.Element(PortalParts.Prefix, "DocNumber", ShepNamespaces.Portal, DocNumber);
        writer.Element(PortalParts.Prefix, "DocDate", ShepNamespaces.Portal, DocDate.ToString("yyyy-MM-dd"));
        writer.Element(PortalParts.Prefix, "FileType", ShepNamespaces.Portal, FileType);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
