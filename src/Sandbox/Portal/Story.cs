using Attestation.Contracts;

namespace Attestation.Sandbox.Portal;

/// <summary>What the portal was told about one application, and when. Written by one message at a time.</summary>
internal sealed class Story
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Story(Guid correlationId, Guid? applicationId) => (CorrelationId, ApplicationId, SentAt) = (correlationId, applicationId, TimeProvider.System.GetTimestamp());

    public Guid CorrelationId { get; }

    public Guid? ApplicationId { get; }

    /// <summary>The chain of the ШЭП in which the gateway tells the cabinet of it.</summary>
    public string? ChainId { get; set; }

    public long SentAt { get; }

    /// <summary>Received or rejected.</summary>
    public Task Answered => _answered.Task;

    /// <summary>A notice, a rejection or a withdrawal.</summary>
    public Task Finished => _finished.Task;

    public ApplicationReceived? Received { get; private set; }

    public ApplicationRejected? Rejected { get; private set; }

    public ApplicationRegistered? Registered { get; private set; }

    public NoticeIssued? Notice { get; private set; }

    /// <summary>How often a notice came, and whether all were alike: there must be one.</summary>
    public HashSet<string> NoticeHashes { get; } = new(StringComparer.Ordinal);

    public ServiceStage? Stage { get; private set; }

    /// <summary>What the commission's result led to, in the order of issue.</summary>
    public List<CommissionDocumentIssued> Documents { get; } = [];

    /// <summary>Codes of the problems of what was sent after the application.</summary>
    public List<string> LaterProblems { get; } = [];

    public TimeSpan? Took { get; private set; }

    public void Tell(object message)
    {
        lock (_answered)
        {
            Note(message);
        }
    }

    /// <summary>The answer to what followed the application.</summary>
    public void TellLater(object message)
    {
        lock (_answered)
        {
            if (message is ApplicationRejected { Problems: var problems })
            {
                LaterProblems.AddRange(problems.Select(problem => problem.Code));
            }
        }
    }

    private void Note(object message)
    {
        switch (message)
        {
            case ApplicationReceived received:
                Received = received;
                _answered.TrySetResult();
                break;
            case ApplicationRejected rejected:
                Rejected = rejected;
                _answered.TrySetResult();
                _finished.TrySetResult();
                break;
            case ApplicationRegistered registered:
                Registered = registered;
                break;
            case NoticeIssued notice:
                Notice = notice;
                NoticeHashes.Add(notice.Sha256);
                Took ??= TimeProvider.System.GetElapsedTime(SentAt);
                _finished.TrySetResult();
                break;
            case CommissionDocumentIssued document when Documents.TrueForAll(known => known.EventId != document.EventId):
                Documents.Add(document);
                break;
            case ServiceStageChanged { Stage: var stage }:
                Stage = stage;
                break;
            case ApplicationWithdrawn:
                Stage = ServiceStage.Withdrawn;
                _finished.TrySetResult();
                break;
        }
    }
}
