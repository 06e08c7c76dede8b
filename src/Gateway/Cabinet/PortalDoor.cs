using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Receiving;
using Attestation.Shep;

namespace Attestation.Gateway.Cabinet;

/// <summary>
/// Takes an application that comes as an asynchronous REQUEST of the portal. Behind the door nothing differs from one that came over the
/// bus; what is wrong with it is told in the chain too, because the portal may listen nowhere else.
/// </summary>
internal sealed class PortalDoor(Doorkeeper doorkeeper, SubmissionDesk submissions, CabinetQueue queue, TechnicalBreaks breaks, Clocks clocks, Wakers wakers)
{
    private readonly Dictionary<string, Func<JsonElement, IncomingMessage, CancellationToken, Task>> _handlers = new(StringComparer.Ordinal)
    {
        [MessageNames.Of<SubmitApplication>()] = submissions.SubmitAsync,
    };

    /// <summary>In a technical break requests wait with the ШЭП, as those of the bus wait with the broker: no term begins for them (S2-11).</summary>
    public bool IsClosed => breaks.Current is not null;

    /// <summary>Takes a message. Brought again, it changes nothing.</summary>
    public async Task<PortalMessage> TakeAsync(AsyncMessage message, CancellationToken cancellationToken)
    {
        if (message is not { Type: AsyncMessageType.Request, CorrelationId: { Length: > 0 } chainId })
        {
            return PortalMessage.NotOurs;
        }

        if (IsClosed)
        {
            return PortalMessage.NotNow;
        }

        var isTooMany = false;
        var request = RequestIn(message);
        ApplicationRejected? rejected = null;
        Case? repeated = null;
        var body = request is null ? Unread(message) : ChainedApplication.With(request.Content, chainId, doorkeeper.Limits.MessageBytes);
        await doorkeeper.AdmitAsync(
            new IncomingMessage(body, MessageNames.Of<SubmitApplication>(), request?.MediaType, message.MessageId, chainId, ReplyTo: null)
            {
                WhenRejected = rejection => rejected = rejection,
                WhenTooMany = () => isTooMany = true,
                WhenRepeated = known => repeated = known,
            },
            _handlers,
            cancellationToken);
        if (rejected is not null)
        {
            await queue.AddAsync(Rejection(rejected, chainId, request?.System), cancellationToken);
            wakers.WakeAll();
        }
        else if (repeated is not null && repeated.Application.PortalChainId != chainId)
        {
            await queue.AddAsync(repeated.Id, CabinetNews.Repeated(repeated, chainId, clocks.Now), cancellationToken);
            wakers.WakeAll();
        }

        return isTooMany ? PortalMessage.NotNow : PortalMessage.Taken;
    }

    private static PortalRequest? RequestIn(AsyncMessage message)
    {
        try
        {
            return PortalRequest.Read(message.ReceivedData);
        }
        catch (ShepFormatException)
        {
            return null;
        }
    }

    // What cannot be read goes the way of everything that cannot: it is parked with its bytes, and its sender is told.
    private static byte[] Unread(AsyncMessage message) => Encoding.UTF8.GetBytes(message.Data is ReceivedPayload received ? received.Data.OuterXml : "");

    private CabinetNews Rejection(ApplicationRejected rejected, string chainId, PortalSystemInfo? system)
    {
        var text = CabinetCodes.TextOf(CabinetCodes.Rejected);
        var problems = rejected.Problems.Select(problem => $"{problem.Code} {problem.Pointer}: {problem.Message.Kk} / {problem.Message.Ru}");

        return new CabinetNews
        {
            EventId = StableId.Of(Guid.Empty, $"rejected/{chainId}"),
            ChainId = chainId,
            RequestNumber = system?.RequestNumber ?? "",
            RequestDate = system?.RequestDate ?? clocks.Now,
            IsFinal = true,
            Code = CabinetCodes.Rejected,
            Text = string.Join('\n', problems.Prepend($"{text.Kk} / {text.Ru}")),
        };
    }
}

/// <summary>What becomes of a message that the ШЭП has for us.</summary>
internal enum PortalMessage
{
    /// <summary>Stored, or answered in its chain.</summary>
    Taken,

    /// <summary>A chain that is not opened by a request.</summary>
    NotOurs,

    /// <summary>It stays with the ШЭП until it is brought, or fetched, again.</summary>
    NotNow,
}
