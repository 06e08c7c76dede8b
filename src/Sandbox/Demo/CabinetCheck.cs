using System.Text;
using Attestation.Contracts;
using Attestation.Sandbox.Portal;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.Sandbox.Demo;

/// <summary>Looks into the applicant's personal cabinet: what the bus was told stands there too, once, and the notice byte for byte.</summary>
internal static class CabinetCheck
{
    private const string Received = "001";
    private const string Withdrawn = "030";

    public static IEnumerable<string> Faults(Story story, string? iin, PortalChains chains)
    {
        if (story is not { ChainId: { } chainId, Received: not null })
        {
            return [];
        }

        return chains.Find(iin ?? "", chainId) is { } request
            ? [.. Statuses(story, request), .. Document(story, request, chains)]
            : ["the cabinet does not show the application"];
    }

    private static IEnumerable<string> Statuses(Story story, CabinetRequest request)
    {
        string[] codes = [.. request.History.Select(status => status.Code)];
        if (codes is not [Received, ..])
        {
            yield return "the cabinet does not begin with the receipt";
        }

        var isOver = story.Notice is not null || story.Stage is ServiceStage.Withdrawn;
        if (request.History.Count(status => status.IsFinal) != (isOver ? 1 : 0) || (isOver && !request.History[^1].IsFinal))
        {
            yield return $"the cabinet's chain is not as the application: {string.Join(' ', codes)}";
        }

        if (story.Stage is ServiceStage.Withdrawn && codes is not [.., Withdrawn])
        {
            yield return "the cabinet does not show the withdrawal";
        }
    }

    private static IEnumerable<string> Document(Story story, CabinetRequest request, PortalChains chains)
    {
        if (story.Notice is { } notice
            && !(request.History is [.., { Document: { } document }] && document.DocNumber == notice.NoticeNumber
                && chains.File(document.FileId) is { } file && file.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(notice.SignedXml))))
        {
            yield return "the cabinet does not show the notice as it was signed";
        }
    }
}
