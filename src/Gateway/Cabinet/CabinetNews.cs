using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;

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

    /// <summary>A status of a case, for its chain.</summary>
    public static CabinetNews Of(Case @case, Guid eventId, string code, bool isFinal)
    {
        var application = @case.Application;

        return new CabinetNews
        {
            EventId = eventId,
            ChainId = application.PortalChainId ?? "",
            RequestNumber = application.PortalRequestNumber,
            RequestDate = application.SubmittedAt,
            IsFinal = isFinal,
            Code = code,
            Text = CabinetCodes.TextOf(code, application.Applicant.Language),
        };
    }

    public static CabinetNews Issued(Case @case, Notice notice, Guid eventId) => Of(@case, eventId, CabinetCodes.Of(notice.Kind), isFinal: true) with
    {
        Notice = new CabinetNotice(notice.Number, notice.Kind, Kazakhstan.DateOf(notice.IssuedAt!.Value), notice.SignedXml!),
    };

    /// <summary>Where a case stands, for a chain of its own in which the same application came again: it ends that chain, the case's own goes on.</summary>
    public static CabinetNews Repeated(Case @case, string chainId, DateTimeOffset now)
    {
        var eventId = StableId.Of(@case.Id, $"repeated/{chainId}");
        var stage = StatusOf.Case(@case, now).State!.Value;
        var standing = @case.Result is { } result ? Issued(@case, result, eventId) : Of(@case, eventId, CabinetCodes.Of(stage)!, isFinal: true);
        var text = @case.HasEnded ? standing.Text : $"{standing.Text}. {CabinetCodes.GoesOnElsewhere(@case.Application.Applicant.Language)}";

        return standing with { ChainId = chainId, Text = text };
    }
}

/// <summary>The signed notice; these bytes and no others are shown.</summary>
internal sealed record CabinetNotice(string Number, NoticeKind Kind, DateOnly Day, string SignedXml)
{
    public string FileName => $"{Number.Replace('/', '-')}.xml";
}
