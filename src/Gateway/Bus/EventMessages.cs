using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Bus;

/// <summary>The events of a case as messages for the outbox. Ids follow from the case and the event: a repeated event carries the same id.</summary>
internal static class EventMessages
{
    public static IEnumerable<OutgoingMessage> Received(Case @case, ReplyAddress? replyTo)
    {
        var terms = @case.Terms!;
        var application = @case.Application;
        var received = new ApplicationReceived
        {
            EventId = StableId.Of(@case.Id, "received"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = application.Channel,
            ProviderBin = application.Provider.Value,
            OccurredAt = @case.ReceivedAt,
            ReceivedAt = @case.ReceivedAt,
            RegistersAt = terms.RegisteredAt,
            DueBy = terms.DueBy,
        };
        yield return Event(@case, received, received.EventId, @case.ReceivedAt);
        if (replyTo is not null)
        {
            yield return Reply(replyTo, received, received.EventId, @case.ReceivedAt);
        }
    }

    /// <summary>Written at receipt and sent when its time comes.</summary>
    public static OutgoingMessage Registered(Case @case)
    {
        var at = @case.Terms!.RegisteredAt;
        var registered = new ApplicationRegistered
        {
            EventId = StableId.Of(@case.Id, "registered"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = @case.Application.Channel,
            ProviderBin = @case.Application.Provider.Value,
            OccurredAt = at,
            RegisteredAt = at,
        };

        return Event(@case, registered, registered.EventId, at);
    }

    public static OutgoingMessage Stage(Case @case, ServiceStage stage, DateTimeOffset instant)
    {
        var at = Kazakhstan.ToLocal(instant);
        var changed = new ServiceStageChanged
        {
            // A case may come to review or to signing more than once.
            EventId = StableId.Of(@case.Id, $"stage/{stage}/{@case.Journal.Seq}"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = @case.Application.Channel,
            ProviderBin = @case.Application.Provider.Value,
            OccurredAt = at,
            Stage = stage,
        };

        return Event(@case, changed, changed.EventId, at);
    }

    public static OutgoingMessage Issued(Case @case)
    {
        var notice = @case.Notice!;
        var at = notice.IssuedAt!.Value;
        var issued = new NoticeIssued
        {
            EventId = StableId.Of(@case.Id, "issued"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = @case.Application.Channel,
            ProviderBin = @case.Application.Provider.Value,
            OccurredAt = at,
            NoticeNumber = notice.Number,
            Kind = notice.Kind,
            IssuedAt = at,
            Reasons = [.. @case.Decision!.Reasons],
            SignedXml = notice.SignedXml!,
            Sha256 = notice.Sha256!,
        };

        return Event(@case, issued, issued.EventId, at);
    }

    /// <summary>The answer to the provider who recorded the commission's decision; the same again when it is recorded again.</summary>
    public static IEnumerable<OutgoingMessage> CommissionRecorded(Case @case, CommissionResult commission, ReplyAddress? replyTo, DateTimeOffset now)
    {
        var recorded = new CommissionDecisionRecorded
        {
            EventId = StableId.Of(@case.Id, $"commission/{commission.RecordedAt.UtcTicks}"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = @case.Application.Channel,
            ProviderBin = @case.Application.Provider.Value,
            OccurredAt = commission.RecordedAt,
            Decision = commission.Decision,
            Category = commission.Category,
            OrderNumber = commission.OrderNumber,
            OrderDate = commission.OrderDate,
            DecidedOn = commission.DecidedOn,
        };
        yield return Event(@case, recorded, recorded.EventId, now);
        if (replyTo is not null)
        {
            yield return Reply(replyTo, recorded, recorded.EventId, now);
        }
    }

    public static OutgoingMessage CommissionDocument(Case @case, CommissionResult commission, DateTimeOffset now)
    {
        var document = @case.Notice!;
        var at = document.IssuedAt!.Value;
        var issued = new CommissionDocumentIssued
        {
            EventId = StableId.Of(document.Id, "issued"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = @case.Application.Channel,
            ProviderBin = @case.Application.Provider.Value,
            OccurredAt = at,
            DocumentNumber = document.Number,
            Kind = document.Kind,
            Decision = commission.Decision,
            Category = commission.Category,
            OrderNumber = commission.OrderNumber,
            OrderDate = commission.OrderDate,
            DecidedOn = commission.DecidedOn,
            IssuedAt = at,
            SignedXml = document.SignedXml!,
            Sha256 = document.Sha256!,
        };

        return Event(@case, issued, issued.EventId, now);
    }

    public static OutgoingMessage Withdrawn(Case @case, DateTimeOffset at)
    {
        var withdrawn = new ApplicationWithdrawn
        {
            EventId = StableId.Of(@case.Id, "withdrawn"),
            ApplicationId = @case.Id,
            ApplicationNumber = @case.Number,
            Channel = @case.Application.Channel,
            ProviderBin = @case.Application.Provider.Value,
            OccurredAt = at,
        };

        return Event(@case, withdrawn, withdrawn.EventId, at);
    }

    public static IEnumerable<OutgoingMessage> Rejected(ApplicationRejected rejected, ReplyAddress? replyTo)
    {
        var routingKey = $"{MessageNames.Of<ApplicationRejected>()}.{rejected.Channel?.ToString() ?? "unknown"}.{rejected.ProviderBin ?? "unknown"}";
        yield return Message(new Destination(BusNames.Events, routingKey), rejected, rejected.EventId, rejected.OccurredAt, correlationId: null);
        if (replyTo is not null)
        {
            yield return Reply(replyTo, rejected, rejected.EventId, rejected.OccurredAt);
        }
    }

    public static OutgoingMessage Message<T>(Destination destination, T message, Guid messageId, DateTimeOffset dueAt, string? correlationId) => new()
    {
        Destination = destination,
        Type = MessageNames.Of<T>(),
        MessageId = messageId,
        CorrelationId = correlationId,
        Body = Bytes(message),
        DueAt = dueAt,
    };

    private static OutgoingMessage Event<T>(Case @case, T message, Guid messageId, DateTimeOffset dueAt) => Message(
        new Destination(BusNames.Events, $"{MessageNames.Of<T>()}.{@case.Application.Channel}.{@case.Application.Provider}"),
        message,
        messageId,
        dueAt,
        @case.Id.ToString("D"));

    private static OutgoingMessage Reply<T>(ReplyAddress to, T message, Guid messageId, DateTimeOffset dueAt) =>
        Message(Destination.Queue(to.Queue), message, messageId, dueAt, to.CorrelationId);

    // The name stands in the message too, for transports without a type property.
    private static byte[] Bytes<T>(T message)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(message, ContractJson.Options)!;
        json.Insert(0, MessageNames.Field, MessageNames.Of<T>());

        return JsonSerializer.SerializeToUtf8Bytes(json, ContractJson.Options);
    }
}
