using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cabinet;

/// <summary>Writes down, in the transaction of each change, what the portal's chain is to be told of it: what the bus is told, in the portal's form.</summary>
internal sealed class CabinetFollower(CabinetQueue queue, IOptions<EgovShlyuzOptions> options) : ICaseFollower
{
    private static readonly string Stage = MessageNames.Of<ServiceStageChanged>();
    private static readonly string Notice = MessageNames.Of<NoticeIssued>();

    public async Task FollowAsync(Session session, Step step, CancellationToken cancellationToken)
    {
        var application = step.After.Application;
        if (!options.Value.Async.Enabled || application is { PortalChainId: null } or { Channel: Channel.Paper })
        {
            return;
        }

        if (step.After.State is CaseState.Withdrawn)
        {
            await queue.ForgetLaterAsync(session, step.After.Id, cancellationToken);
        }

        foreach (var message in step.Messages)
        {
            if (NewsOf(step.After, message) is { } news)
            {
                await queue.AddAsync(session, step.After.Id, news, message.DueAt, cancellationToken);
            }
        }
    }

    private static CabinetNews? NewsOf(Case @case, OutgoingMessage message)
    {
        if (message.Type == Notice)
        {
            return CabinetNews.Issued(@case, @case.Notice!, message.MessageId);
        }

        return message.Type == Stage
            && CabinetCodes.Of(JsonSerializer.Deserialize<ServiceStageChanged>(message.Body, ContractJson.Options)!.Stage) is { } code
            ? CabinetNews.Of(@case, message.MessageId, code, isFinal: code is CabinetCodes.Withdrawn)
            : null;
    }
}
