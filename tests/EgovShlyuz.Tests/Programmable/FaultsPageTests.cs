using System.Globalization;
using System.Text;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests.Programmable;

/// <summary>The published catalogue; ATTESTATION_UPDATE_DOCS=1 writes it anew.</summary>
public class FaultsPageTests
{
    [Fact]
    public void The_published_catalogue_is_that_of_the_code()
    {
        var file = Path.Combine(Root(), "docs", "faults.md");
        if (Environment.GetEnvironmentVariable("ATTESTATION_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, Page());
        }

        Assert.True(File.Exists(file), "docs/faults.md is missing: run with ATTESTATION_UPDATE_DOCS=1.");
        Assert.Equal(Page(), File.ReadAllText(file));
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Faults\n\n");
        page.Append("What the doubles can let go wrong. Each is chosen for one request by the header `X-Sandbox-Fault: NAME`; for a tenant by `POST /__admin/faults`\n");
        page.Append("(`{\"name\": \"half-body\", \"times\": 2}`; also `probability` with `seed`, `iin`, `service`, `messageId`, `seconds`), by a button on the page `/faults`, or in\n");
        page.Append("code by `Fault(FaultKinds.HalfBody, …)`. `DELETE /__admin/faults` takes all back. Of several, the first that is for a request happens to it; where a\n");
        page.Append("mapping answers, none does. \"Seconds\" is the measure of a fault unless another is given.\n");
        foreach (var level in Enum.GetValues<FaultLevel>())
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Title(level)}\n\n| name | ШЭП | Ұстаз | what happens | что происходит | seconds |\n|---|---|---|---|---|---|\n");
            foreach (var kind in FaultKinds.All.Where(kind => kind.Level == level))
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{kind.Name}` | {Mark(kind, FaultyDouble.EgovShlyuz)} | {Mark(kind, FaultyDouble.UstazPlatform)} | {kind.English} | {kind.Russian} | {kind.DefaultSeconds} |\n");
            }
        }

        return page.ToString();
    }

    private static string Mark(FaultKind kind, FaultyDouble which) => kind.Doubles.HasFlag(which) ? "✓" : "";

    private static string Title(FaultLevel level) => level switch
    {
        FaultLevel.Connection => "On the connection, below HTTP",
        FaultLevel.Http => "In HTTP",
        FaultLevel.Soap => "In the envelope and its signature",
        _ => "In what is said",
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Attestation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
