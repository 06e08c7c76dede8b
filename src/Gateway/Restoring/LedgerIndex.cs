using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Restoring;

/// <summary>What must be known of the whole ledger before a single message of it can be judged. Holds ids and numbers, no contents.</summary>
internal sealed class LedgerIndex(DoorLimits limits)
{
    private static readonly string Submission = MessageNames.Of<SubmitApplication>();
    private static readonly string Withdrawing = MessageNames.Of<WithdrawApplication>();

    private readonly Dictionary<Guid, List<(string Name, string Sha256, long Offset)>> _unanswered = [];
    private readonly HashSet<long> _refused = [];
    private readonly Dictionary<Guid, List<long>> _submitted = [];

    public long Entries { get; private set; }

    /// <summary>Place of the last message that is in the index.</summary>
    public long Last { get; private set; }

    public Dictionary<Guid, ApplicationReceived> Received { get; } = [];

    public HashSet<Guid> Withdrawn { get; } = [];

    public HashSet<Guid> CommissionRecorded { get; } = [];

    /// <summary>The last serial number given out, by year.</summary>
    public Dictionary<int, long> Serials { get; } = [];

    public void Add(LedgerEntry entry)
    {
        Entries++;
        Last = entry.Offset;
        if (entry.IsEvent)
        {
            AddEvent(entry);
        }
        else if (entry.Exchange is BusNames.Applications && MessageParser.Parse(entry.Message, limits) is ParsedMessage.Json { Name: { } name, Body: var body } && IdIn(body) is { } id)
        {
            if (name == Submission)
            {
                (_submitted.TryGetValue(id, out var submitted) ? submitted : _submitted[id] = []).Add(entry.Offset);
            }

            (_unanswered.TryGetValue(id, out var waiting) ? waiting : _unanswered[id] = []).Add((name, entry.Message.Fingerprint, entry.Offset));
        }
    }

    /// <summary>Whether a message of a door was answered with a rejection.</summary>
    public bool IsRefused(LedgerEntry entry) => _refused.Contains(entry.Offset);

    /// <summary>Whether the ledger holds the content of an application. What was refused under its id is not that.</summary>
    public bool IsSubmitted(Guid id) => _submitted.TryGetValue(id, out var submitted) && submitted.Exists(offset => !_refused.Contains(offset));

    private void AddEvent(LedgerEntry entry)
    {
        if (PublishedEvents.Read<JsonElement>(entry) is not { ValueKind: JsonValueKind.Object } body)
        {
            return;
        }

        Remember(PublishedEvents.TextIn(body, "applicationNumber"));
        if (IdIn(body) is not { } id)
        {
            return;
        }

        switch (entry.Message.Type)
        {
            case "application-received" when PublishedEvents.Read<ApplicationReceived>(entry) is { } received:
                Received[id] = received;
                break;
            case "application-withdrawn":
                Withdrawn.Add(id);
                break;
            case "commission-decision-recorded":
                CommissionRecorded.Add(id);
                break;
            case "application-rejected" when PublishedEvents.Read<ApplicationRejected>(entry) is { } rejected:
                Refuse(id, rejected);
                break;
        }
    }

    private void Remember(string? number)
    {
        if (number?.Split('-') is ["AT", var year, var serial, _] && int.TryParse(year, out var short2) && long.TryParse(serial, out var last))
        {
            Serials[2000 + short2] = Math.Max(last, Serials.GetValueOrDefault(2000 + short2));
        }
    }

    // A rejection says which message it answers. One of an older version does not: the latest of its kind that has no answer yet. A withdrawal
    // that was kept was taken.
    private void Refuse(Guid id, ApplicationRejected rejected)
    {
        if (rejected.Problems is not [{ Code: var code }, ..] || code == Problems.WithdrawalKept.Code || !_unanswered.TryGetValue(id, out var waiting))
        {
            return;
        }

        var at = waiting.FindLastIndex(message => rejected.MessageSha256 is { } sha256 ? message.Sha256 == sha256 : IsAbout(message.Name, code));
        if (at >= 0)
        {
            _refused.Add(waiting[at].Offset);
            waiting.RemoveAt(at);
        }
    }

    private static bool IsAbout(string name, string code) => name switch
    {
        _ when code.StartsWith("review.", StringComparison.Ordinal) => name == MessageNames.Of<RecordReviewDecision>(),
        _ when code.StartsWith("commission.", StringComparison.Ordinal) => name == MessageNames.Of<RecordCommissionDecision>(),
        _ when code == Problems.NotWithdrawable.Code => name == Withdrawing,
        _ when code == Problems.ApplicationUnknown.Code => name != Submission && name != Withdrawing,
        _ => true,
    };

    private static Guid? IdIn(JsonElement body) => Guid.TryParse(PublishedEvents.TextIn(body, "applicationId"), out var id) ? id : null;
}
