using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;

[assembly: AssemblyFixture(typeof(Ledger))]

namespace Attestation.Promises.Tests.Figures;

/// <summary>
/// What every test of this project did and found. When all of them have run, docs/promises.md is written from it; a run of some of them
/// leaves the file as it is.
/// </summary>
public sealed class Ledger : IDisposable
{
    private readonly ConcurrentDictionary<string, Figure> _figures = new(StringComparer.Ordinal);

    /// <summary>Tests with their promises, in the order of their names.</summary>
    internal static IReadOnlyList<(string Test, IReadOnlyList<string> Promises)> Tests { get; } =
    [
        .. from type in typeof(Ledger).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public)
           let promise = method.GetCustomAttribute<PromiseAttribute>()
           where promise is not null
           orderby method.Name
           select (method.Name, promise.Promises),
    ];

    /// <param name="runs">Applications, cases or instants that were put to the test.</param>
    /// <param name="faults">Faults that really struck.</param>
    /// <param name="lost">Of what was promised, how much did not come about. Zero, or the promise is broken.</param>
    /// <param name="duplicated">How much came about more than once. Zero, or the promise is broken.</param>
    /// <param name="seed">Gives the same run again; null where nothing is left to chance.</param>
    /// <param name="test">The test.</param>
    public void Record(int runs, int faults, int lost, int duplicated, int? seed, [CallerMemberName] string test = "") =>
        _figures.AddOrUpdate(test, new Figure(runs, faults, lost, duplicated, seed), (_, before) => before.Plus(runs, faults, lost, duplicated));

    public void Dispose()
    {
        if (Tests.All(test => _figures.ContainsKey(test.Test)))
        {
            File.WriteAllText(Path.Combine(Shell.Repository, "docs", "promises.md"), Render());
        }
    }

    private string Render()
    {
        var page = new StringBuilder(Page.Head);
        foreach (var promise in Page.Promises)
        {
            foreach (var (test, _) in Tests.Where(test => test.Promises.Contains(promise, StringComparer.Ordinal)))
            {
                var figure = _figures[test];
                page.Append($"| {promise} | {test.Replace('_', ' ')} | {figure.Runs} | {figure.Faults} | {figure.Lost} | {figure.Duplicated} | {figure.Seed?.ToString() ?? "–"} |\n");
            }
        }

        return page.ToString();
    }

    private sealed record Figure(int Runs, int Faults, int Lost, int Duplicated, int? Seed)
    {
        public Figure Plus(int runs, int faults, int lost, int duplicated) =>
            this with { Runs = Runs + runs, Faults = Faults + faults, Lost = Lost + lost, Duplicated = Duplicated + duplicated };
    }
}
