using Attestation.Contracts;

namespace Attestation.Gateway.Cabinet;

/// <summary>What a chain of the portal is told.</summary>
internal sealed record CabinetNews
{
    /// <summary>That of the event on the bus: told again after a crash, it is the same, and the portal can see that it is.</summary>
    public required Guid EventId { get; init; }

    public required string ChainId { get; init; }

    /// <summary>The portal's number of the request, as the citizen knows it.</summary>
    public required string RequestNumber { get; init; }

    public required DateTimeOffset RequestDate { get; init; }

    /// <summary>Whether it ends the chain.</summary>
    public required bool IsFinal { get; init; }

    public required string Code { get; init; }

    public required string Text { get; init; }

    public CabinetNotice? Notice { get; init; }
}

/// <summary>The signed notice; these bytes and no others are shown.</summary>
internal sealed record CabinetNotice(string Number, NoticeKind Kind, DateOnly Day, string SignedXml)
{
    public string FileName => $"{Number.Replace('/', '-')}.xml";
}
