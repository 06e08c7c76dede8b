namespace Attestation.Sandbox.Tests.Demo;

/// <summary>The demo with three of its samples, signed with GOST throughout, once.</summary>
public sealed class GostDemoRun : IAsyncLifetime
{
    private static readonly string[] Samples = ["01-moderator.json", "03-researcher.json", "30-diploma-missing.json"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attestation-gost-");

    public int ExitCode { get; private set; }

    public string TrustFolder => Path.Combine(_folder.FullName, "out", "trust");

    /// <summary>Signed by the institution's key, held by the gateway, or by the school's clerk.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var samples = _folder.CreateSubdirectory("applications").FullName;
        foreach (var sample in Samples)
        {
            File.Copy(Path.Combine(SampleFolder.Find(), "applications", sample), Path.Combine(samples, sample));
        }

        var output = Path.Combine(_folder.FullName, "out");
        ExitCode = await CommandLine.RunAsync(["demo", "--quiet", "--algorithm", "gost", "--applications", samples, "--out", output], _ => Task.FromResult(0));
        Notices = Directory.GetFiles(Path.Combine(output, "notices"), "*.xml");
    }

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);

        return path;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
