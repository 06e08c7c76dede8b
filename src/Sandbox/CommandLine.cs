using System.CommandLine;
using Attestation.Sandbox.Demo;
using Attestation.Signatures;

namespace Attestation.Sandbox;

/// <summary>The commands a newcomer types.</summary>
internal static class CommandLine
{
    private const int NotAsExpected = 1;
    private const int WrongUse = 64;
    private const string Rsa = "rsa";
    private const string Gost = "gost";

    public static async Task<int> RunAsync(string[] args, Func<CancellationToken, Task<int>> stay)
    {
        var root = new RootCommand("The gateway, doubles of the state systems, a portal and the schools' clerks in one process. Without a command it stays up, with its pages.");
        root.SetAction((_, cancellationToken) => stay(cancellationToken));
        root.Subcommands.Add(Demo());

        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync();

        return parsed.Errors.Count > 0 ? WrongUse : code;
    }

    private static Command Demo()
    {
        var samples = SampleFolder.Find();
        var output = new Option<string>("--out") { Description = "Where notices, certificates and results go", DefaultValueFactory = _ => "out" };
        var applications = new Option<string>("--applications") { Description = "A sample, or a folder of them", DefaultValueFactory = _ => Path.Combine(samples, "applications") };
        var people = new Option<string>("--people") { Description = "Whom the registers know", DefaultValueFactory = _ => Path.Combine(samples, "people.json") };
        var year = new Option<string>("--school-year") { Description = "School years, windows and essay topics", DefaultValueFactory = _ => Path.Combine(samples, "school-year.json") };
        var count = new Option<int?>("--count") { Description = "Submit this many synthetic applications instead, and print how fast they went" };
        var seed = new Option<int>("--seed") { Description = "What the synthetic applications are made from", DefaultValueFactory = _ => 1 };
        var algorithm = new Option<string>("--algorithm") { Description = "What notices and messages are signed with", HelpName = "rsa|gost", DefaultValueFactory = _ => Rsa };
        algorithm.AcceptOnlyFromAmong(Rsa, Gost);
        var quiet = new Option<bool>("--quiet") { Description = "No progress and no table" };
        var log = new Option<string?>("--log") { Description = "Write the gateway's log to this file, JSON lines, down to the last detail" };
        foreach (var path in new[] { applications, people, year })
        {
            path.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<string>() is { } value && !File.Exists(value) && !Directory.Exists(value))
                {
                    result.AddError($"{path.Name}: '{value}' does not exist.");
                }
            });
        }

        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0 or > 100_000)
            {
                result.AddError("--count must be from 1 to 100000.");
            }
        });

        var demo = new Command("demo", "Plays applications through the whole gateway and checks every result. Exit code 0: all as expected; 1: not; 64: a file or option is wrong.")
        {
            output, applications, people, year, count, seed, algorithm, quiet, log,
        };
        demo.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new DemoSettings
            {
                Out = parsed.GetValue(output)!,
                Applications = parsed.GetValue(applications)!,
                People = parsed.GetValue(people)!,
                SchoolYear = parsed.GetValue(year)!,
                Count = parsed.GetValue(count),
                Seed = parsed.GetValue(seed),
                Algorithm = parsed.GetValue(algorithm) is Gost ? SignatureAlgorithm.Gost2015 : SignatureAlgorithm.Rsa,
                Quiet = parsed.GetValue(quiet),
                Log = parsed.GetValue(log),
            };

            return await RunAsync(settings, cancellationToken);
        });

        return demo;
    }

    private static async Task<int> RunAsync(DemoSettings settings, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("attestation-sandbox-").FullName;
        try
        {
            var report = new Report(settings.Quiet);
            var isGood = settings.Count is { } count
                ? await new LoadRun(settings, report).RunAsync(count, data, cancellationToken)
                : await new SampleRun(settings, report).RunAsync(data, cancellationToken);

            return isGood ? 0 : NotAsExpected;
        }
        catch (Exception mistake) when (mistake is SampleException or Stubs.TestKit.PeopleFormatException or Gateway.Deciding.SchoolYearsException or IOException)
        {
            await System.Console.Error.WriteLineAsync(mistake.Message);
            return WrongUse;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
