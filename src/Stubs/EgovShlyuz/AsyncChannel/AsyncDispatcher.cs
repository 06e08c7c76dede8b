using System.Globalization;
using System.Xml;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Failing;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>What has passed the door is put into its chain, or read out of one.</summary>
internal sealed class AsyncDispatcher(EgovShlyuzOptions options, Reception reception, Chains chains, Participants participants, Delivery delivery, AsyncFaults faults)
{
    public AsyncOutcome Answer(byte[] body, Arrival arrival) => reception.Receive(body, arrival, NamesIn) switch
    {
        Received.Taken taken => Pass(taken),
        Received.Refused refused => AsyncOutcome.Refused(refused.Entry, OperationIn(refused.Names), Faults.Of(refused.Code, arrival.At, refused.Details)),
        _ => throw new InvalidOperationException("A message is taken or refused."),
    };

    private static Letterhead NamesIn(XmlElement body)
    {
        switch (AsyncNames.OperationIn(body))
        {
            case AsyncOperation.SendMessage:
                var message = AsyncMessage.Read(body);
                return new("sendMessage", message.ServiceId, message.MessageId ?? message.CorrelationId, message.Sender);
            case AsyncOperation.GetMessages:
                var query = MessagesQuery.Read(body);
                return new("getMessages", query.ServiceId, query.MessageId, query.Sender);
            case AsyncOperation.GetMessageStatus:
                var status = MessageStatusQuery.Read(body);
                return new("getMessageStatus", "getMessageStatus", status.MessageId, status.Sender);
            case AsyncOperation.SendDeliveryNotification:
                var notification = DeliveryNotification.Read(body);
                return new("sendDeliveryNotification", notification.ServiceId, notification.MessageId, notification.Sender);
            default:
                throw new ShepFormatException("changeMassageStatusNotification is an operation of participants, not of the ШЭП.");
        }
    }

    // Of what could not be read nobody knows what it was: sendMessage is what it mostly is.
    private static AsyncOperation OperationIn(Letterhead? names) => names?.Operation switch
    {
        "getMessages" => AsyncOperation.GetMessages,
        "getMessageStatus" => AsyncOperation.GetMessageStatus,
        "sendDeliveryNotification" => AsyncOperation.SendDeliveryNotification,
        _ => AsyncOperation.SendMessage,
    };

    private AsyncOutcome Pass(Received.Taken taken)
    {
        var operation = AsyncNames.OperationIn(taken.Body);
        try
        {
            return operation switch
            {
                AsyncOperation.SendMessage => Send(taken.Entry, AsyncMessage.Read(taken.Body)),
                AsyncOperation.GetMessages => Fetch(taken.Entry, MessagesQuery.Read(taken.Body)),
                AsyncOperation.GetMessageStatus => Tell(taken.Entry, MessageStatusQuery.Read(taken.Body)),
                _ => Settle(taken.Entry, DeliveryNotification.Read(taken.Body)),
            };
        }
        catch (ShepFormatException broken)
        {
            return AsyncOutcome.Refused(taken.Entry, operation, Faults.Of(FaultCodes.MessageFormat, taken.Entry.At, broken.Message));
        }
    }

    private AsyncOutcome Send(JournalEntry entry, AsyncMessage message)
    {
        string[] bent =
        [
            .. message.MessageId is null ? (string[])[] : ["messageId is given by the ШЭП: what was sent does not count."],
            .. message.Type is AsyncMessageType.Request && message.CorrelationId is not null
                ? (string[])["correlationId of a REQUEST is given by the ШЭП: what was sent does not count."]
                : [],
        ];
        if (bent.Length > 0 && options.ModeOf(entry.Tenant) is ParsingMode.Strict)
        {
            return Refuse(entry, FaultCodes.MessageFormat, string.Join(' ', bent));
        }

        var known = entry with { Bent = [.. entry.Bent, .. bent], Outcome = message.Type.ToString().ToUpperInvariant() };
        var draft = Draft(known, message);

        return message.Type is AsyncMessageType.Request ? Open(known, draft) : Continue(known, draft, message.CorrelationId);
    }

    private AsyncOutcome Open(JournalEntry entry, ChainMessage request)
    {
        if (!participants.Knows(request.ServiceId))
        {
            return Refuse(entry, FaultCodes.UnknownService, details: null);
        }

        return Taken(entry, chains.Open(request with { To = participants.Serving(request.ServiceId) })!);
    }

    private AsyncOutcome Continue(JournalEntry entry, ChainMessage message, string? correlationId)
    {
        if (correlationId is null)
        {
            return Refuse(entry, FaultCodes.MessageFormat, "messageInfo/correlationId is missing: every message but a REQUEST belongs to a chain.");
        }

        return long.TryParse(correlationId.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var chain)
            && chains.Continue(message with { Chain = chain }) is { } added
            ? Taken(entry, added)
            : Refuse(entry, FaultCodes.MessageFormat, "messageInfo/correlationId names no chain in which the sender takes part.");
    }

    private AsyncOutcome Taken(JournalEntry entry, ChainMessage message)
    {
        faults.Bring(message);
        var receipt = new AsyncReceipt
        {
            MessageId = message.Id,
            CorrelationId = message.Chain.ToString(CultureInfo.InvariantCulture),
            ResponseDate = entry.At,
            SessionId = SessionId.New(),
        };

        return new AsyncOutcome(entry with { MessageId = message.Id, HttpStatus = 200 }, receipt.Write());
    }

    private AsyncOutcome Fetch(JournalEntry entry, MessagesQuery query)
    {
        var most = query.Amount is > 0 and var amount ? Math.Min(amount, options.MostMessages) : options.MostMessages;
        var messages = chains.Fetch(entry.Tenant, query.Sender?.SenderId ?? "", query, most, AsyncFaults.NewestFirst);
        var answer = new MessagesAnswer { ResponseDate = entry.At, SessionId = SessionId.New(), Messages = [.. messages.Select(message => message.ToMessage())] };

        return new AsyncOutcome(entry with { HttpStatus = 200, Outcome = $"{messages.Count} messages" }, answer.Write());
    }

    private AsyncOutcome Tell(JournalEntry entry, MessageStatusQuery query)
    {
        if (chains.Find(entry.Tenant, query.MessageId) is not { } message || (message.From != query.Sender.SenderId && message.To != query.Sender.SenderId))
        {
            return AsyncOutcome.Refused(
                entry, AsyncOperation.GetMessageStatus, Faults.Of(FaultCodes.MessageFormat, entry.At, "messageId names no message of the sender's."));
        }

        var answer = new MessageStatusAnswer { State = message.State, Status = message.Status, ResponseDate = entry.At, SessionId = SessionId.New() };
        return new AsyncOutcome(entry with { HttpStatus = 200, Outcome = message.Status.Code }, answer.Write());
    }

    private AsyncOutcome Settle(JournalEntry entry, DeliveryNotification said)
    {
        var message = chains.Find(entry.Tenant, said.MessageId);
        if (message is null || (said.Sender is { } sender && message.To != sender.SenderId))
        {
            return AsyncOutcome.Refused(
                entry, AsyncOperation.SendDeliveryNotification, Faults.Of(FaultCodes.MessageFormat, entry.At, "messageId names no message for the sender."));
        }

        if ((said.IsAccepted || !said.Resend) && !AsyncFaults.GivesAgain)
        {
            delivery.Settle(message, said.IsAccepted ? MessageState.Delivered : MessageState.DeliveryStopped);
        }

        var answer = new DeliveryNotificationAnswer { NotificationId = participants.NextNotification(), ResponseDate = entry.At, SessionId = SessionId.New() };
        return new AsyncOutcome(entry with { HttpStatus = 200, Outcome = said.IsAccepted ? "accepted" : "notAccepted" }, answer.Write());
    }

    private static ChainMessage Draft(JournalEntry entry, AsyncMessage message) => new()
    {
        Number = 0,
        Chain = 0,
        Tenant = entry.Tenant,
        ServiceId = message.ServiceId,
        Type = message.Type,
        RouteId = message.RouteId,
        TakenAt = entry.At,
        StateAt = entry.At,
        From = message.Sender.SenderId,
        Data = ChainMessage.TextOf(message.Data),
    };

    private static AsyncOutcome Refuse(JournalEntry entry, string code, string? details) =>
        AsyncOutcome.Refused(entry, AsyncOperation.SendMessage, Faults.Of(code, entry.At, details));
}

/// <summary>What goes back, before it is signed, and what the journal will know of it.</summary>
internal sealed record AsyncOutcome(JournalEntry Entry, byte[] Envelope)
{
    // SOAP 1.1 over HTTP: a fault comes with status 500.
    public static AsyncOutcome Refused(JournalEntry entry, AsyncOperation operation, ShepFault fault) =>
        new(entry with { HttpStatus = StatusCodes.Status500InternalServerError, Outcome = fault.ErrorCode }, fault.Write(operation));
}
