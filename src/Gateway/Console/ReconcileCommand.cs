using System.Data.Common;
using System.Security.Authentication;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Console;

/// <summary>After a database was restored from a back-up: what the broker knows and the database does not.</summary>
internal static class ReconcileCommand
{
    public const string Usage = """
        dotnet run --project src/Gateway -- reconcile             list what the broker's ledger holds and the database does not know
        … -- reconcile --apply                                    tell the database: applications go through their door again with the number
                                                                  and the instant of receipt they had, published notices are taken over byte
                                                                  for byte, numbers go on after the last one that was given out
            --since 2026-10-10T22:00   read the ledger from then on (Kazakhstan, or with an offset); otherwise all of it
            --json                     print JSON instead of a table
            --Section:Key=Value        a setting, as for every command

        No gateway may be running on this database: one that finds it restored keeps its doors closed until this has been done. It may be
        interrupted and run again; what is known already is left alone. No personal data is printed.

        Exit codes: 0 there are no differences (any more); 1 there are differences; 2 it cannot be told: the ledger is not kept, or broker or
        database do not answer; 64 wrong arguments; 78 a setting is wrong.
        """;

    private const int Same = 0;
    private const int Different = 1;
    private const int CannotTell = 2;
    private const int WrongArguments = 64;

    private static readonly JsonSerializerOptions Json = new(ContractJson.Options) { WriteIndented = true };

    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, Func<string[], Func<IServiceProvider, Task<int>>, Task<int>> ask, CancellationToken cancellationToken)
    {
        if (arguments.Contains("--help", StringComparer.Ordinal))
        {
            await output.WriteLineAsync(Usage);
            return Same;
        }

        if (Wish.Of(arguments) is not { } wish)
        {
            await error.WriteLineAsync(Usage);
            return WrongArguments;
        }

        return await ask(wish.Settings, services => CompareAsync(wish, services, output, error, cancellationToken));
    }

    private static async Task<int> CompareAsync(Wish wish, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<ILedger>().IsKept)
        {
            await error.WriteLineAsync("The broker keeps no ledger (Bus:Ledger:Enabled): there is nothing to compare with.");
            return CannotTell;
        }

        try
        {
            await services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
            var report = await services.GetRequiredService<Reconciliation>().RunAsync(wish.Since, wish.Apply, cancellationToken);
            await (wish.AsJson ? output.WriteLineAsync(JsonSerializer.Serialize(report, Json)) : PrintAsync(report, wish.Apply, output));

            return report.Found.All(difference => difference.Mended is true) ? Same : Different;
        }
        catch (Exception failure) when (failure is DbException or AuthenticationException || Ledger.IsUnreadable(failure, cancellationToken))
        {
            await error.WriteLineAsync($"It cannot be told: {CheckCommand.Plain(failure)}");
            return CannotTell;
        }
    }

    private static async Task PrintAsync(ReconciliationReport report, bool apply, TextWriter output)
    {
        foreach (var difference in report.Found)
        {
            await output.WriteLineAsync($"{difference.Kind,-22} {difference.Number ?? "-",-20} {difference.ApplicationId?.ToString("D") ?? "-",-36} {difference.What}");
        }

        await output.WriteLineAsync((report.Found.Count, apply) switch
        {
            (0, _) => $"No differences: the database knows what {report.Entries} messages of the ledger say.",
            (var count, true) when report.Found.All(difference => difference.Mended is true) => $"{count} differences; the database knows of them now. Start the gateways.",
            (var count, true) => $"{count} differences, {report.Found.Count(difference => difference.Mended is false)} of which the database still does not know: ask whoever looks after the software.",
            (var count, false) => $"{count} differences. Nothing was changed; 'reconcile --apply' tells the database.",
        });
    }

    private sealed record Wish(bool Apply, bool AsJson, DateTimeOffset? Since, string[] Settings)
    {
        public static Wish? Of(string[] arguments)
        {
            var wish = new Wish(Apply: false, AsJson: false, Since: null, []);
            for (var i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "--apply":
                        wish = wish with { Apply = true };
                        break;
                    case "--json":
                        wish = wish with { AsJson = true };
                        break;
                    case "--since" when i + 1 < arguments.Length && MaintenanceCommand.Instant(arguments[i + 1]) is { } since:
                        wish = wish with { Since = since };
                        i++;
                        break;
                    case var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Split('=') is [var key, _, ..] && key.Contains(':', StringComparison.Ordinal):
                        wish = wish with { Settings = [.. wish.Settings, setting] };
                        break;
                    default:
                        return null;
                }
            }

            return wish;
        }
    }
}
