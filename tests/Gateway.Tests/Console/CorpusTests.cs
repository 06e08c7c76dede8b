using System.Security.Cryptography;
using Attestation.Gateway.Console;
using Attestation.Gateway.Tests.Architecture;

namespace Attestation.Gateway.Tests.Console;

/// <summary>
/// The decided cases in <c>tests/corpus</c>, all synthetic: each must replay to the same decision and the same notice for ever. The corpus
/// only grows: a case that is changed or gone fails here. New ones are written with ATTESTATION_UPDATE_CORPUS=1 (Sandbox.Tests).
/// </summary>
public class CorpusTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "corpus");

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_replays_to_the_same_decision_and_the_same_notice(string file) =>
        Assert.Empty(Replay.Differences(ReplayFile.Parse(File.ReadAllBytes(Path.Combine(Folder, file)))));

    [Fact]
    public void Every_case_that_was_ever_in_it_is_there_unchanged_and_no_other_is()
    {
        var listed = File.ReadAllLines(Path.Combine(Folder, "manifest.sha256")).Order(StringComparer.Ordinal).ToArray();

        var there = Directory.GetFiles(Folder, "*.json").Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}");

        Assert.True(listed.Length >= 12);
        Assert.Equal(listed, there.Order(StringComparer.Ordinal));
    }
}
