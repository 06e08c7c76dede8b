using System.Collections.Concurrent;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Sandbox.Wires;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Portal;

/// <summary>A small portal: sends applications over the bus as plain JSON, and keeps what it is told about them.</summary>
internal sealed class TeachersPortal(ISandboxBus bus, DoorMeter meter, PortalChains chains)
{
    private const string EventsQueue = "portal.events";
    private const string RepliesQueue = "portal.replies";

    private static readonly Dictionary<string, Type> Told = new[]
    {
        typeof(ApplicationReceived), typeof(ApplicationRejected), typeof(ApplicationRegistered), typeof(ServiceStageChanged), typeof(NoticeIssued), typeof(ApplicationWithdrawn),
        typeof(CommissionDecisionRecorded), typeof(CommissionDocumentIssued),
    }.ToDictionary(MessageNames.Of, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<Guid, Story> _byCorrelation = new();
    private readonly ConcurrentDictionary<Guid, Story> _byApplication = new();

    private readonly ConcurrentDictionary<Guid, Story> _later = new();

    public IEnumerable<Story> Stories => _byCorrelation.Values;

    public async Task OpenAsync()
    {
        await bus.ListenAsync(EventsQueue, new Binding(BusNames.Events, "topic", "#"), heard => HearAsync(heard, isReply: false));
        await bus.ListenAsync(RepliesQueue, null, heard => HearAsync(heard, isReply: true));
    }

    /// <summary>The portal's other way to the gateway, and the citizens' cabinets.</summary>
    public PortalChains Chains => chains;

    /// <summary>Sends an application; the story's <see cref="Story.Answered"/> completes when it is received or rejected.</summary>
    public async Task<Story> SubmitAsync(ReadOnlyMemory<byte> message, Guid? applicationId, bool opensChain = true)
    {
        var story = Begin(applicationId);
        story.ChainId = opensChain ? chains.Open(message) : null;
        await SendAsync(message, MessageNames.Of<SubmitApplication>(), story.CorrelationId);

        return story;
    }

    /// <summary>Sends an application as an asynchronous REQUEST through the ШЭП. Events are heard on the bus as ever; a rejection stands in the cabinet alone.</summary>
    public async Task<Story> RequestAsync(ReadOnlyMemory<byte> message, Guid? applicationId)
    {
        var story = Begin(applicationId);
        story.ChainId = await chains.RequestAsync(message);

        return story;
    }

    /// <summary>Sends what follows an application: a withdrawal, a decision.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> message, string type, Story? about = null)
    {
        var correlationId = Guid.NewGuid();
        if (about is not null)
        {
            _later[correlationId] = about;
        }

        return SendAsync(message, type, correlationId);
    }

    private Story Begin(Guid? applicationId)
    {
        var story = new Story(Guid.NewGuid(), applicationId);
        _byCorrelation[story.CorrelationId] = story;

        // The first sender of an id hears what becomes of it; another with the same id hears its own reply only.
        if (applicationId is { } id)
        {
            _byApplication.TryAdd(id, story);
        }

        return story;
    }

    private Task SendAsync(ReadOnlyMemory<byte> message, string type, Guid correlationId)
    {
        meter.Sent();

        return bus.SendAsync(BusNames.Applications, message, type, correlationId.ToString(), RepliesQueue);
    }

    private Task HearAsync(Heard heard, bool isReply)
    {
        using var json = JsonDocument.Parse(heard.Body);
        var message = json.RootElement.Deserialize(Told[json.RootElement.GetProperty(MessageNames.Field).GetString()!], ContractJson.Options)!;
        if (isReply)
        {
            var correlationId = Guid.Parse(heard.CorrelationId!);
            _byCorrelation.GetValueOrDefault(correlationId)?.Tell(message);
            _later.GetValueOrDefault(correlationId)?.TellLater(message);
        }
        else if (message is not ApplicationRejected)
        {
            _byApplication.GetValueOrDefault(json.RootElement.GetProperty("applicationId").GetGuid())?.Tell(message);
        }

        return Task.CompletedTask;
    }
}
