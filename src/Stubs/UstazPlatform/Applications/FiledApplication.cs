using Attestation.Contracts;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>Where an application has got to, as far as the platform was told.</summary>
internal enum ApplicationState
{
    Filed,
    HandedOver,
    Received,
    Registered,
    InReview,
    AwaitingSignature,
    Issued,
    Rejected,
    Withdrawn,
}

/// <summary>An application that was filed here, and what the gateway has said about it. Safe for use by many threads.</summary>
/// <param name="teacher">Who applies.</param>
/// <param name="snapshot">The portfolio at that instant; <see langword="null"/> when there was none.</param>
/// <param name="message">What is handed over.</param>
/// <param name="bytes">The same, as it travels: always these bytes.</param>
/// <param name="contentHash">Of what the caller sent, to know him again.</param>
internal sealed class FiledApplication(TeacherFile teacher, FileVersion? snapshot, SubmitApplication message, ReadOnlyMemory<byte> bytes, string contentHash)
{
    private readonly Lock _lock = new();
    private readonly List<ApplicationEvent> _events = [];
    private readonly HashSet<Guid> _heard = [];

    public Guid Id => Message.ApplicationId;

    public TeacherFile Teacher { get; } = teacher;

    public FileVersion? Snapshot { get; } = snapshot;

    public SubmitApplication Message { get; } = message;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public string ContentHash { get; } = contentHash;

    public ApplicationState State { get; private set; }

    /// <summary>The gateway's number.</summary>
    public string? ApplicationNumber { get; private set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public NoticeIssued? Notice { get; private set; }

    public IReadOnlyList<ApplicationEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    public void HandedOver(DateTimeOffset at)
    {
        lock (_lock)
        {
            if (State is ApplicationState.Filed)
            {
                State = ApplicationState.HandedOver;
                _events.Add(new ApplicationEvent(at, nameof(ApplicationState.HandedOver)));
            }
        }
    }

    /// <summary>Takes an event of the gateway; one that came before changes nothing, nor does one that came late turn the state back.</summary>
    public void Hear(object message)
    {
        lock (_lock)
        {
            switch (message)
            {
                case ApplicationReceived received when _heard.Add(received.EventId):
                    ApplicationNumber = received.ApplicationNumber;
                    Note(ApplicationState.Received, received.OccurredAt);
                    break;

                // The same id from elsewhere with other content is refused as a conflict: that is not about this one.
                case ApplicationRejected rejected when ApplicationNumber is null && _heard.Add(rejected.EventId):
                    Problems = rejected.Problems;
                    Note(ApplicationState.Rejected, rejected.OccurredAt);
                    break;
                case ApplicationRegistered registered when _heard.Add(registered.EventId):
                    Note(ApplicationState.Registered, registered.OccurredAt);
                    break;
                case ServiceStageChanged { Stage: ServiceStage.InReview or ServiceStage.AwaitingSignature } changed when _heard.Add(changed.EventId):
                    Note(changed.Stage is ServiceStage.InReview ? ApplicationState.InReview : ApplicationState.AwaitingSignature, changed.OccurredAt);
                    break;
                case NoticeIssued notice when _heard.Add(notice.EventId):
                    Notice = notice;
                    Note(ApplicationState.Issued, notice.OccurredAt);
                    break;
                case ApplicationWithdrawn withdrawn when _heard.Add(withdrawn.EventId):
                    Note(ApplicationState.Withdrawn, withdrawn.OccurredAt);
                    break;
            }
        }
    }

    private void Note(ApplicationState state, DateTimeOffset at)
    {
        _events.Add(new ApplicationEvent(at, state.ToString()));
        var isOver = State is ApplicationState.Issued or ApplicationState.Rejected or ApplicationState.Withdrawn;
        var goesBack = state is ApplicationState.Received or ApplicationState.Registered && state < State;
        State = isOver || goesBack ? State : state;
    }
}

/// <summary>What happened to an application, and when.</summary>
internal sealed record ApplicationEvent(DateTimeOffset At, string What);
