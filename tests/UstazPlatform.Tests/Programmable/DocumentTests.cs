using System.Text.RegularExpressions;

namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>The examples of docs/testing-against-the-doubles.md, run as they stand there.</summary>
public sealed partial class DocumentTests : IDisposable
{
    private static readonly string[] Packages = ["Contracts", "Signatures", "Shep", "Stubs/TestKit", "Stubs/EgovShlyuz", "Stubs/UstazPlatform", "Stubs/Xunit"];

    private const string FailingTest = """
        using Attestation.Stubs.TestKit;
        using Attestation.Stubs.Xunit;
        using Xunit;

        public sealed class Failing(UstazPlatformFixture ustaz)
        {
            [Fact]
            public async Task Tells_what_it_saw()
            {
                using var http = ustaz.CreateClient();
                ustaz.Tenant.Map("{\"request\": {\"urlPath\": \"/somewhere\"}, \"response\": {\"status\": 200}}");
                ustaz.Tenant.Fault(FaultKinds.BadGateway, times: 1);
                await http.GetAsync("nowhere");
                Assert.Fail("On purpose.");
            }

            [Fact]
            public async Task Keeps_quiet()
            {
                using var http = ustaz.CreateClient();
                await http.GetAsync("nowhere");
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-own-").FullName;

    [Fact]
    public async Task The_example_with_curl_answers_what_its_comments_say()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var script = Blocks("sh").Single(block => block.Contains("my-test", StringComparison.Ordinal));
        var expected = Comment().Matches(script).Select(match => match.Groups["says"].Value);

        var (code, said) = await Shell.RunAsync(_folder, "bash", ["-euo", "pipefail", "-c", script], ("U", double_.Platform.BaseAddress.ToString().TrimEnd('/')));

        Assert.True(code is 0, said);
        Assert.Equal(expected, said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(6, expected.Count());
    }

    [Fact]
    public async Task The_example_in_net_restores_the_packages_and_passes_and_a_failed_test_tells_what_the_double_saw()
    {
        var version = $"0.0.0-test{Guid.NewGuid():N}";
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await WriteAsync("pack.proj", PackAll(version, configuration));
        var (packed, why) = await Shell.RunAsync(_folder, "dotnet", ["msbuild", Path.Combine(_folder, "pack.proj"), "-t:All", "-nologo", "-v:m"]);
        Assert.True(packed is 0, why);
        File.Delete(Path.Combine(_folder, "pack.proj"));
        await WriteAsync("Own.Tests.csproj", Blocks("xml").Single().Replace("\"1.0.0\"", $"\"{version}\"", StringComparison.Ordinal));
        await WriteAsync("OwnTests.cs", Blocks("csharp").Single());
        await WriteAsync("Failing.cs", FailingTest);
        await WriteAsync("nuget.config", """<configuration><packageSources><add key="own" value="packages" /></packageSources></configuration>""");

        // Packages of this run must not stay in the machine's folder; those which are there already serve as they are.
        var (code, said) = await Shell.RunAsync(
            _folder,
            "dotnet",
            ["run", "--project", _folder, $"-p:RestorePackagesPath={Path.Combine(_folder, "restored")}", $"-p:RestoreFallbackFolders={MachinePackages()}", "--", "-class", "OwnTests"]);
        var (failed, told) = await Shell.RunAsync(_folder, "dotnet", ["run", "--project", _folder, "--no-build", "--", "-noColor", "-showLiveOutput", "-class", "Failing"]);

        Assert.True(code is 0, said);
        Assert.Matches("Total: 2, Errors: 0, Failed: 0", said);
        Assert.NotEqual(0, failed);
        Assert.Matches(@"Ұстаз, tenant Tells_what_it_saw-\d+, exchanges: 1\s+[0-9:.]+ GET /nowhere: 404 by nobody; No mapping matched\. Nearest is", told);
        Assert.Matches(@"fault bad-gateway ×1 p=1: happened to 0 of 0 requests", told);
        Assert.DoesNotContain("tenant Keeps_quiet", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_fixtures_reference_a_test_framework()
    {
        var projects = Packages.ToDictionary(
            name => name, name => File.ReadAllText(Directory.GetFiles(Path.Combine(Root(), "src", name), "packages.lock.json").Single()).Contains("xunit", StringComparison.OrdinalIgnoreCase));

        Assert.Equal(["Stubs/Xunit"], projects.Where(project => project.Value).Select(project => project.Key));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What the document does project by project, in one process: six of them take minutes on a busy machine.
    private string PackAll(string version, string configuration) => $"""
        <Project>
          <ItemGroup><Packed Include="{string.Join(';', Packages.Select(project => Directory.GetFiles(Path.Combine(Root(), "src", project), "*.csproj").Single()))}" /></ItemGroup>
          <Target Name="All">
            <MSBuild Projects="@(Packed)" Targets="Restore" Properties="PackageVersion={version};Configuration={configuration};Step=Restore" />
            <MSBuild Projects="@(Packed)" Targets="Pack" Properties="PackageVersion={version};Configuration={configuration};PackageOutputPath={Path.Combine(_folder, "packages")}" BuildInParallel="true" />
          </Target>
        </Project>
        """;

    private Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(_folder, name), content, TestContext.Current.CancellationToken);

    private static string MachinePackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<string> Blocks(string language) =>
        Fenced().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "testing-against-the-doubles.md"))).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Attestation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fenced();

    [GeneratedRegex(" # (?<says>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
