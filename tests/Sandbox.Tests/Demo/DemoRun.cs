using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attestation.Sandbox.Tests.Demo;

/// <summary>The demo with its own samples, once.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("attestation-demo-").FullName;

    public string NoticeFolder => Path.Combine(Folder, "notices");

    public string TrustFolder => Path.Combine(Folder, "trust");

    public int ExitCode { get; private set; }

    public IReadOnlyList<JsonElement> Results { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        ExitCode = await CommandLine.RunAsync(["demo", "--quiet", "--out", Folder], _ => Task.FromResult(0));
        using var results = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Folder, "results.json")));
        Results = [.. results.RootElement.Clone().EnumerateArray()];
    }

    /// <summary>A sample of the repository with something changed.</summary>
    public async Task<string> CopyOfAsync(string sample, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(SampleFolder.Find(), "applications", sample)))!;
        change(json);
        var copy = Path.Combine(Folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(copy, json.ToJsonString());

        return copy;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
