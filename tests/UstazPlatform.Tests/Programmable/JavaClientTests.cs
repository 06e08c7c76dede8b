namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>WireMock's own client (npm's "wiremock" carries it), which fails on any member of an answer that it does not know.</summary>
public sealed class JavaClientTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiremock-client-").FullName;

    [Fact]
    public async Task WireMocks_own_client_drives_the_double()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "wiremock-client")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        await using var double_ = await ProgrammedPlatform.StartAsync();
        var (installed, why) = await Shell.RunAsync(_folder, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
        Assert.True(installed is 0, why);
        var jar = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "node_modules", "wiremock", "build"), "*.jar"));

        var (_, said) = await Shell.RunAsync(_folder, "java", ["-cp", jar, "Client.java", double_.Platform.BaseAddress.ToString()]);

        var parts = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(parts, part => Assert.EndsWith(": ok", part, StringComparison.Ordinal));
        Assert.Equal(14, parts.Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
