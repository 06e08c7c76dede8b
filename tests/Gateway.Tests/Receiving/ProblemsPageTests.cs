using System.Text;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>The published list of codes; ATTESTATION_UPDATE_DOCS=1 writes it anew.</summary>
public class ProblemsPageTests
{
    [Fact]
    public void The_published_list_of_problems_is_that_of_the_code()
    {
        var file = Path.Combine(Root(), "docs", "problems.md");
        if (Environment.GetEnvironmentVariable("ATTESTATION_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, Page());
        }

        Assert.True(File.Exists(file), "docs/problems.md is missing: run with ATTESTATION_UPDATE_DOCS=1.");
        Assert.Equal(Page(), File.ReadAllText(file));
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Problems\n\n");
        page.Append("What `ApplicationRejected` may say of a message. A code never changes its meaning; new ones may come. Each problem also carries a JSON\n");
        page.Append("pointer (RFC 6901) to the field, and the sentence in Kazakh and Russian. A sentence never repeats what was sent. Braces stand for a limit or\n");
        page.Append("for names out of the contract.\n\n");
        page.Append("| code | sentence |\n|---|---|\n");
        foreach (var kind in Problems.All)
        {
            page.Append("| `").Append(kind.Code).Append("` | ").Append(kind.Sentence.En).Append(" |\n");
        }

        return page.ToString();
    }

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
