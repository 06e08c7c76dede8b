using System.Globalization;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.AsyncChannel;
using Attestation.Stubs.EgovShlyuz.Failing;

namespace Attestation.Stubs.EgovShlyuz.Cabinet;

/// <summary>The portal: opens chains for citizens, and shows them what providers answer. It keeps nothing of its own but reads the chains.</summary>
internal sealed class PersonalCabinet(Chains chains, Participants participants, AsyncFaults faults, TimeProvider clock)
{
    /// <returns>The chain's number.</returns>
    /// <exception cref="InvalidOperationException">There is such a chain already, or its number is no number.</exception>
    public string Submit(PortalSubmission submission, string tenant)
    {
        var now = clock.GetUtcNow();
        var given = submission.ChainId is null ? (long?)null
            : long.TryParse(submission.ChainId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidOperationException("A chain's number has digits only.");
        var isBrought = submission.Content.Length > 0;
        var request = new PortalRequest
        {
            System = new PortalSystemInfo(submission.RequestNumber, submission.ChainId ?? "", now),
            Iin = submission.Iin,
            Content = submission.Content,
            MediaType = submission.MediaType,
        };
        var opened = chains.Open(
            new ChainMessage
            {
                Number = 0,
                Chain = 0,
                Tenant = tenant,
                ServiceId = submission.ServiceId,
                Type = AsyncMessageType.Request,
                TakenAt = now,
                StateAt = now,
                From = Participants.Portal,
                To = isBrought ? participants.Serving(submission.ServiceId) : null,
                Data = ChainMessage.TextOf(request),
                State = isBrought ? MessageState.OnDelivery : MessageState.Delivered,
            },
            given) ?? throw new InvalidOperationException("There is a chain with this number already.");
        if (isBrought)
        {
            faults.Bring(opened);
        }

        return opened.Chain.ToString(CultureInfo.InvariantCulture);
    }

    public IReadOnlyList<CabinetRequest> Of(string iin, string tenant)
    {
        var messages = chains.All().Where(message => message.Tenant == tenant).ToLookup(message => message.Chain);

        return
        [
            .. messages.SelectMany(chain => chain).Where(message => message is { Type: AsyncMessageType.Request, From: Participants.Portal })
                .Select(message => (Message: message, Request: ReadRequest(message)))
                .Where(pair => pair.Request?.Iin == iin)
                .Select(pair => new CabinetRequest(
                    pair.Request!.System.RequestNumber,
                    pair.Message.Chain.ToString(CultureInfo.InvariantCulture),
                    pair.Message.ServiceId,
                    pair.Request.System.RequestDate,
                    History(messages[pair.Message.Chain]))),
        ];
    }

    /// <summary>
    /// What a provider told twice, because it did not know whether it had been heard, is shown once; where it was told last, because one that was
    /// told again since something before it was not delivered belongs behind that.
    /// </summary>
    private static CabinetStatus[] History(IEnumerable<ChainMessage> chain)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        return
        [
            .. chain.Where(message => message.To is Participants.Portal && message.State is not MessageState.NotDelivered)
                .Select(message => (Message: message, Status: ReadStatus(message)))
                .Reverse()
                .Where(told => told.Status?.EventId is not { } id || seen.Add(id))
                .Reverse()
                .Select(told => StatusOf(told.Message, told.Status)),
        ];
    }

    private static CabinetStatus StatusOf(ChainMessage message, PortalStatus? status) =>
        new(message.TakenAt, message.Type is AsyncMessageType.Response, status?.CurrentStatus ?? "", status?.CurrentStatusText, status?.Act);

    private static PortalStatus? ReadStatus(ChainMessage message)
    {
        try
        {
            return PortalStatus.Read(message.ToPayload().Data);
        }
        catch (ShepFormatException)
        {
            return null;
        }
    }

    private static PortalRequest? ReadRequest(ChainMessage message)
    {
        try
        {
            return PortalRequest.Read(message.ToPayload().Data);
        }
        catch (ShepFormatException)
        {
            return null;
        }
    }
}
