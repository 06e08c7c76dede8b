using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Demo;

/// <summary>Waits until the portal has been told what the gateway knows: events are still on their way when the gateway has nothing left to do.</summary>
internal static class Told
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task AllAsync(IEnumerable<Story> stories, SandboxWorld world, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Longest);
        foreach (var story in stories.Where(story => story.Rejected is null && story.ApplicationId is not null))
        {
            var known = await world.Cases.FindAsync(story.ApplicationId!.Value, cancellationToken);
            while (known is not null && story.Rejected is null && !Agree(known, story))
            {
                await Task.Delay(2, late.Token);
            }
        }
    }

    /// <summary>Gives the rejections that samples expect a moment to arrive; whether they did is judged with the rest.</summary>
    public static async Task ProblemsAsync(IEnumerable<(Story Story, Sample Sample)> told, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        foreach (var (story, sample) in told.Where(pair => pair.Story.Rejected is null))
        {
            while (story.LaterProblems.Count < (sample.Content.Expected.Problems?.Count ?? 0) && TimeProvider.System.GetElapsedTime(started) < Longest / 6)
            {
                await Task.Delay(2, cancellationToken);
            }
        }
    }

    private static bool Agree(Case known, Story story) => known.State switch
    {
        CaseState.Issued => story.Notice is not null && story.Documents.Count == known.Notice!.Chain().Count(document => document.IssuedAt is not null) - 1,
        CaseState.InReview => story.Stage is ServiceStage.InReview,
        CaseState.Withdrawn => story.Stage is ServiceStage.Withdrawn,
        CaseState.Parked => true,
        _ => story.Received is not null,
    };
}
