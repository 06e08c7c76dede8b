using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Console;
using Attestation.Sandbox.Demo;
using Attestation.Sandbox.Tests.Flows;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Tests.Demo;

/// <summary>
/// A sample that is played and exported replays to the same decision. With ATTESTATION_UPDATE_CORPUS=1 what is new is added to
/// <c>tests/corpus</c> and its manifest; what is there is never touched.
/// </summary>
public class CorpusTests
{
    private static readonly string[] Samples =
    [
        "01-moderator.json", "03-researcher.json", "06-head-second.json", "11-no-previous-category.json", "12-moved-from-higher-education.json",
        "14-egov-course-not-agreed.json", "20-egov-nothing-attached.json", "24-ustaz-category-order-missing.json", "27-ustaz-teacher-unknown.json",
        "30-diploma-missing.json", "34-ustaz-both-missing.json", "38-essay-kk-301.json", "39-essay-ru-249.json", "44-essay-wrong-topic.json",
        "45-consent-denied.json", "47-consent-not-given.json", "49-consent-revoked.json", "50-name-mismatch.json", "51-identity-not-found.json",
        "65-before-the-window.json", "68-a-second-late.json", "69-delivered-within-a-day.json", "72-after-hours-nauryz-2026.json",
    ];

    [Fact]
    public async Task What_the_demo_decides_is_decided_again_the_same()
    {
        var samples = SampleFolder.Find();
        var years = JsonSerializer.Deserialize<SchoolYearsFile>(await File.ReadAllBytesAsync(Path.Combine(samples, "school-year.json"), TestContext.Current.CancellationToken), ContractJson.Options)!;
        var exported = new List<(string Name, byte[] Bytes)>();
        foreach (var name in Samples)
        {
            var file = await PlayAsync(samples, name, years);
            Assert.Empty(Replay.Differences(ReplayFile.Parse(file.ToBytes())));
            exported.Add((name, file.ToBytes()));
        }

        if (Environment.GetEnvironmentVariable("ATTESTATION_UPDATE_CORPUS") == "1")
        {
            Add(Path.Combine(samples, "..", "tests", "corpus"), exported);
        }
    }

    private static async Task<ReplayFile> PlayAsync(string samples, string name, SchoolYearsFile years)
    {
        var sample = Assert.Single(Sample.Load(Path.Combine(samples, "applications", name)));
        var data = Directory.CreateTempSubdirectory("attestation-corpus-").FullName;
        try
        {
            await using var world = await SandboxWorld.StartAsync(
                new WorldSettings
                {
                    PeopleFile = Path.Combine(samples, "people.json"),
                    SchoolYearFile = Path.Combine(samples, "school-year.json"),
                    DataFolder = data,
                    Clock = new VirtualClock(sample.Content.At, runs: false),
                    KeysHeldFor = [],
                },
                TestContext.Current.CancellationToken);
            await world.Portal.SubmitAsync(sample.MessageBytes, sample.ApplicationId);
            var decided = await TestWorld.UntilAsync(
                async () =>
                {
                    var found = await world.Cases.FindAsync(sample.ApplicationId!.Value, TestContext.Current.CancellationToken);
                    if (found is { State: CaseState.Notices or CaseState.Collecting, DueAt: { } due })
                    {
                        world.AdvanceTo(due);
                    }

                    return found;
                },
                found => found is { State: CaseState.InReview or CaseState.AwaitingSignature });

            return ReplayFile.Of(decided!, years)!;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    // A case decided differently than the one of the same name is another case: it gets a name of its own by hand, or it is a mistake.
    private static void Add(string corpus, IEnumerable<(string Name, byte[] Bytes)> exported)
    {
        Directory.CreateDirectory(corpus);
        foreach (var (name, bytes) in exported.Where(file => !File.Exists(Path.Combine(corpus, file.Name))))
        {
            File.WriteAllBytes(Path.Combine(corpus, name), bytes);
            File.AppendAllText(Path.Combine(corpus, "manifest.sha256"), $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {name}\n");
        }
    }
}
