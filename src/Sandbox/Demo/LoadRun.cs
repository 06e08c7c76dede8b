using System.Diagnostics;
using Attestation.Contracts;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Demo;

/// <summary>Synthetic load: how many applications a second go the whole way, and how long one takes. The clock of the law stands in working time.</summary>
internal sealed class LoadRun(DemoSettings settings, Report report)
{
    /// <summary>Applications on their way at once: enough to keep every stop busy, few enough for a latency that says something.</summary>
    private const int AtOnce = 48;

    private const int CabinetsLookedAt = 50;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task<bool> RunAsync(int count, string dataFolder, CancellationToken cancellationToken)
    {
        var examples = Sample.Load(settings.Applications);
        var clock = new VirtualClock(SyntheticApplications.At(settings.SchoolYear), runs: false);
        await using var world = await SandboxWorld.StartAsync(
            new WorldSettings
            {
                PeopleFile = settings.People,
                SchoolYearFile = settings.SchoolYear,
                DataFolder = dataFolder,
                Clock = clock,
                Log = settings.Log,
                Algorithm = settings.Algorithm,

                // The clock stands still: a question of half an hour later would never come.
                Different = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SecondQuestion:After"] = "00:00:00" },
            },
            cancellationToken);
        var synthetic = new SyntheticApplications(settings.Seed, examples, world.People, clock.GetUtcNow());
        foreach (var bin in SyntheticApplications.Providers)
        {
            await world.Clerks.OpenDeskAsync(bin);
        }

        (byte[] Message, Guid Id, string Iin, NoticeKind Expected)[] applications = [.. Enumerable.Range(0, count).Select(synthetic.Make)];
        var stories = new Story[count];
        var watch = Stopwatch.StartNew();
        await report.WhileAsync("applications", count, () => stories.Count(story => story is { Finished.IsCompleted: true }), () => Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                stories[index] = await world.Portal.SubmitAsync(applications[index].Message, applications[index].Id);
                await stories[index].Finished.WaitAsync(LongestWait, token);
            }));
        watch.Stop();
        await CabinetAsync(world, cancellationToken);

        return Conclude([.. applications.Select(application => application.Expected)], [.. applications.Select(application => application.Iin)], stories, world, watch.Elapsed);
    }

    // The notice is out when the bus has it; the cabinets are told meanwhile, and may be behind.
    private static async Task CabinetAsync(SandboxWorld world, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(LongestWait);
        while (await world.UntoldAsync(late.Token) > 0)
        {
            await Task.Delay(5, late.Token);
        }
    }

    private bool Conclude(NoticeKind[] expected, string[] iins, Story[] stories, SandboxWorld world, TimeSpan took)
    {
        var wrong = stories.Zip(expected).Count(pair => pair.First.Notice?.Kind != pair.Second);
        var broken = stories.Count(story => NoticeCheck.Faults(story, story.Notice?.ProviderBin, world.Authority.Trust).Any());
        (Story Story, string Iin)[] chained = [.. stories.Zip(iins).Where(pair => pair.First.ChainId is not null)];
        var unseen = chained.Take(CabinetsLookedAt).Count(pair => CabinetCheck.Faults(pair.Story, pair.Iin, world.Portal.Chains).Any());
        var output = new OutFolder(settings.Out);
        output.Write(stories);
        output.Write(world.Authority);

        double[] milliseconds = [.. stories.Select(story => (story.Took ?? took).TotalMilliseconds).Order()];
        using var process = Process.GetCurrentProcess();
        report.Line($"{stories.Length} applications (seed {settings.Seed}) in {took.TotalSeconds:0.0} s: {stories.Length / took.TotalSeconds:0} a second");
        report.Line($"submit to notice: p50 {At(milliseconds, 0.50):0} ms, p99 {At(milliseconds, 0.99):0} ms, {AtOnce} at once");
        report.Line($"peak memory {process.PeakWorkingSet64 / 1024 / 1024} MB (gateway, doubles, portal and clerks together)");
        report.Line($"{wrong} with another outcome than expected, {broken} notices that do not verify");
        report.Line($"{chained.Length} with a personal cabinet; {Math.Min(chained.Length, CabinetsLookedAt)} looked at, {unseen} that do not show the notice");

        return wrong is 0 && broken is 0 && unseen is 0;
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
