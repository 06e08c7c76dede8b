using System.Text.RegularExpressions;

namespace Attestation.Gateway.Tests.Architecture;

/// <summary>A decision is replayed years later: nothing it is made of asks a clock, a disk, a network or a database.</summary>
public partial class DecidingTests
{
    [Fact]
    public void Deciding_reads_no_clock_and_does_no_input_or_output()
    {
        var folder = Path.Combine(Repository.Gateway, "Deciding");
        var sources = Repository.Sources(folder).Where(source => Path.GetFileName(source) is not ("DecidingStop.cs" or "DecidingServices.cs")).ToArray();

        Assert.True(sources.Length > 20);
        Assert.Empty(
            from source in sources
            from unwanted in Unwanted().Matches(WithoutComments(File.ReadAllText(source))).Select(match => match.Value)
            select $"{Path.GetRelativePath(folder, source)}: {unwanted}");
    }

    [Theory]
    [InlineData("var now = clock.GetUtcNow();")]
    [InlineData("TimeProvider clock")]
    [InlineData("File.ReadAllText(path)")]
    [InlineData("new HttpClient()")]
    [InlineData("IDatabase database")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Task<int> AskAsync()")]
    [InlineData("instant.LocalDateTime")]
    [InlineData("Random.Shared")]
    [InlineData("Guid.NewGuid()")]
    public void The_search_finds_what_it_is_for(string code) => Assert.Matches(Unwanted(), code);

    private static string WithoutComments(string source) => string.Join('\n', source.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(
        @"\b(TimeProvider|Clocks|Stopwatch|GetUtcNow|UtcNow|LocalDateTime|ToLocalTime|TimeZoneInfo|File\.|Directory\.|FileStream|HttpClient|IDatabase|Session\b|DbConnection|Socket|Environment\.(?!NewLine)|Random\b|NewGuid|Task\b|async\b|ILogger|IOptions<)",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Unwanted();
}
