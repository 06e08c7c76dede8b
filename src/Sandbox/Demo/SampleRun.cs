using Attestation.Contracts.Samples;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.World;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.Demo;

/// <summary>Plays the samples through the whole gateway on the virtual clock, and looks at every result twice: is it right, and is it sound.</summary>
internal sealed class SampleRun(DemoSettings settings, Report report)
{
    public async Task<bool> RunAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var samples = Sample.Load(settings.Applications);
        var clock = new VirtualClock(samples.Min(sample => sample.Content.At), runs: false);
        await using var world = await SandboxWorld.StartAsync(
            new WorldSettings
            {
                PeopleFile = settings.People,
                SchoolYearFile = settings.SchoolYear,
                DataFolder = dataFolder,
                Log = settings.Log,
                Clock = clock,
                Algorithm = settings.Algorithm,
                KeysHeldFor = [.. samples.Select(sample => sample.ProviderBin).Where(IsBin).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(1)],
                PaperProviders = Sample.PaperProviders(samples),
            },
            cancellationToken);

        foreach (var bin in samples.Select(sample => sample.ProviderBin).Where(IsBin).Distinct())
        {
            await world.Clerks.OpenDeskAsync(bin!);
        }

        var stories = new Story[samples.Count];
        await report.WhileAsync("applications", samples.Count, () => stories.Count(story => story is { Finished.IsCompleted: true }), async () =>
        {
            await new Timeline(world).RunAsync(Happenings(samples, stories, world), LastChange(samples, world), cancellationToken);
            await Told.AllAsync(stories, world, cancellationToken);
            await Told.ProblemsAsync(stories.Zip(samples), cancellationToken);
        });

        return Conclude(samples, stories, world);
    }

    // Both ways lead through the same door. What the portal sends as a REQUEST and what is rejected is told in the chain alone.
    private static Task<Story> SubmitAsync(Sample sample, int index, TeachersPortal portal) =>
        sample is { Channel: nameof(Contracts.Channel.Egov), Content.Expected.Outcome: not SampleOutcome.Rejected } && index % 3 is 0
            ? portal.RequestAsync(sample.MessageBytes, sample.ApplicationId)
            : portal.SubmitAsync(sample.MessageBytes, sample.ApplicationId);

    private static bool IsBin(string? text) => text is not null && Bin.IsValid(text);

    private static IEnumerable<Happening> Happenings(IReadOnlyList<Sample> samples, Story[] stories, SandboxWorld world) => samples.SelectMany((sample, index) =>
        new[] { new Happening(sample.Content.At, async () => stories[index] = await SubmitAsync(sample, index, world.Portal)) }
            .Concat((sample.Content.Then ?? []).Select(step => new Happening(
                step.At, () => world.Portal.SendAsync(System.Text.Encoding.UTF8.GetBytes(step.Message.GetRawText()), step.Type, stories[index])))));

    private static DateTimeOffset LastChange(IReadOnlyList<Sample> samples, SandboxWorld world) =>
        samples.Select(sample => sample.Content.At)
            .Concat(samples.SelectMany(sample => sample.Content.Then ?? []).Select(step => step.At))
            .Concat(world.People.Listed.Select(person => person.OutageUntil).OfType<DateTimeOffset>())
            .Max();

    private bool Conclude(IReadOnlyList<Sample> samples, Story[] stories, SandboxWorld world)
    {
        var calls = new CallCheck(world.EgovJournal, world.UstazJournal);
        var persons = samples.ToLookup(sample => sample.Iin);
        SampleResult[] results =
        [
            .. samples.Select((sample, index) =>
            {
                var result = SampleResult.Of(sample, stories[index]);

                return result with
                {
                    Faults =
                    [
                        .. NoticeCheck.Faults(stories[index], sample.ProviderBin, world.Authority.Trust),
                        .. calls.Faults(sample, result, [.. persons[sample.Iin]]),
                        .. CabinetCheck.Faults(stories[index], sample.Iin, world.Portal.Chains),
                    ],
                };
            }),
        ];

        var output = new OutFolder(settings.Out);
        output.Write(stories);
        output.Write(world.Authority);
        output.Write(results);
        report.Show(samples, results, output);

        return Array.TrueForAll(results, result => result.IsGood);
    }
}
