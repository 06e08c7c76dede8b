using System.Xml;

namespace Attestation.Shep;

/// <summary>What the portal says of every request of a citizen; <c>SystemInfo</c> in all messages of a chain.</summary>
/// <param name="RequestNumber">The request's number, 14 digits, as the citizen sees it.</param>
/// <param name="ChainId">The portal's own number of the chain.</param>
/// <param name="RequestDate">When the citizen pressed "send".</param>
public sealed record PortalSystemInfo(string RequestNumber, string ChainId, DateTimeOffset RequestDate);

/// <summary>
/// A citizen's request, with which the portal opens a chain: a document <c>requestMessage</c> as text in <c>data</c>.
/// <c>SystemInfo</c> is the portal's; what stands in <c>RequestData</c> differs from service to service, and here it is ours.
/// </summary>
public sealed record PortalRequest : IPayload
{
    /// <summary>What the portal says of the request.</summary>
    public required PortalSystemInfo System { get; init; }

    /// <summary>The citizen's ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>What the citizen filled in.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What the content is, <c>application/json</c> for example.</summary>
    public required string MediaType { get; init; }

    /// <summary>Reads the request from <c>data</c>, however it is packed.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static PortalRequest Read(XmlElement data)
    {
        var message = PackedPayload.Read(data).Fields;
        var content = message.Need("RequestData");

        return new PortalRequest
        {
            System = PortalParts.ReadSystem(message),
            Iin = content.NeedText("IIN").Trim(),
            MediaType = content.NeedText("ContentType").Trim(),
            Content = content.Base64("Content"),
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer) => PortalParts.Write(writer, "requestMessage", System, inner =>
    {
        inner.Element(PortalParts.Prefix, "IIN", ShepNamespaces.Portal, Iin);
        inner.Element(PortalParts.Prefix, "ContentType", ShepNamespaces.Portal, MediaType);
        inner.Element(PortalParts.Prefix, "Content", ShepNamespaces.Portal, Convert.ToBase64String(Content.Span));
    });

    /// <summary>Names the request and nothing of the citizen.</summary>
    /// <returns>The request's number.</returns>
    public override string ToString() => $"{nameof(PortalRequest)} {System.RequestNumber}";
}
