using System.Diagnostics;
using Attestation.Sandbox;
using Attestation.Sandbox.Demo;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.World;

// Figures of the whole gateway, with the doubles, the portal and the clerks in the same process:
//   dotnet run -c Release --project bench/Gateway.Bench -- [applications] [runs]
// On other engines: Bus__Transport=RabbitMq Storage__Provider=Postgres Storage__ConnectionString=... as for the demo.
// Quote medians over the runs, and ratios measured in one run: a shared machine's single figure says little.
var count = args.Length > 0 ? int.Parse(args[0]) : 500;
var runs = args.Length > 1 ? int.Parse(args[1]) : 3;
var samples = SampleFolder.Find();
var endToEnd = new List<double>();
var intake = new List<(double PerSecond, double P99)>();
for (var run = 1; run <= runs; run++)
{
    var data = Directory.CreateTempSubdirectory("attestation-bench-").FullName;
    var clock = new VirtualClock(SyntheticApplications.At(Path.Combine(samples, "school-year.json")), runs: false);
    await using var world = await SandboxWorld.StartAsync(
        new WorldSettings { PeopleFile = Path.Combine(samples, "people.json"), SchoolYearFile = Path.Combine(samples, "school-year.json"), DataFolder = data, Clock = clock },
        CancellationToken.None);
    foreach (var bin in SyntheticApplications.Providers)
    {
        await world.Clerks.OpenDeskAsync(bin);
    }

    var synthetic = new SyntheticApplications(run, Sample.Load(Path.Combine(samples, "applications")), world.People, clock.GetUtcNow());
    var applications = Enumerable.Range(0, count).Select(synthetic.Make).ToArray();
    var stories = new Story[count];
    var answered = new double[count];
    var watch = Stopwatch.StartNew();
    await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (index, _) =>
    {
        var sent = Stopwatch.GetTimestamp();
        stories[index] = await world.Portal.SubmitAsync(applications[index].Message, applications[index].Id);
        await stories[index].Answered;
        answered[index] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
    });
    intake.Add((count / watch.Elapsed.TotalSeconds, answered.Order().ElementAt((int)(count * 0.99))));
    await Task.WhenAll(stories.Select(story => story.Finished));
    endToEnd.Add(count / watch.Elapsed.TotalSeconds);
    Console.WriteLine($"run {run}: received {intake[^1].PerSecond:0}/s (p99 {intake[^1].P99:0} ms), notices {endToEnd[^1]:0}/s");
}

using var process = Process.GetCurrentProcess();
Console.WriteLine($"median of {runs} runs of {count}: received {Median(intake.Select(figure => figure.PerSecond)):0}/s, p99 until ApplicationReceived {Median(intake.Select(figure => figure.P99)):0} ms, "
    + $"notices {Median(endToEnd):0}/s, peak memory {process.PeakWorkingSet64 / 1024 / 1024} MB");

static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(figures.Count() / 2);
