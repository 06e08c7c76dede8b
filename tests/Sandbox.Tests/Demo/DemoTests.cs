using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attestation.Sandbox.Tests.Demo;

/// <summary>The command of the README, run as a newcomer runs it: once for all tests that look at what it leaves behind.</summary>
public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    [Fact]
    [Requirement("S2-11")]
    public void Every_sample_comes_out_as_it_says_it_will()
    {
        Assert.Empty(demo.Results.Where(result => !result.GetProperty("asExpected").GetBoolean()).Select(result => result.GetProperty("title").GetString()));
        Assert.Equal(0, demo.ExitCode);
    }

    [Fact]
    public void The_samples_show_every_outcome_and_every_reason_the_machine_may_give()
    {
        var outcomes = demo.Results.Select(result => result.GetProperty("outcome").GetString()).ToHashSet();
        var reasons = demo.Results.SelectMany(result => result.GetProperty("reasons").EnumerateArray()).Select(reason => reason.GetProperty("requirement").GetString()).ToHashSet();

        Assert.True(outcomes.SetEquals(["Acceptance", "Refusal", "Rejected", "Review", "Waiting", "Withdrawn"]));
        Assert.True(reasons.SetEquals(["S2-14", "S2-16", "S2-17", "S2-18", "S2-19", "S2-20", "S2-21", "S2-24", "S2-26", "S2-27", "S2-28", "S1-7", "S1-8", "S1-9", "S1-10", "S1-11"]));
    }

    [Fact]
    [Requirement("S2-22", "S2-26")]
    public void No_call_was_missing_unsigned_or_before_consent() =>
        Assert.All(demo.Results, result => Assert.Empty(result.GetProperty("faults").EnumerateArray()));

    [Fact]
    [Requirement("S2-12")]
    public void A_notice_is_never_issued_before_registration()
    {
        var issued = demo.Results.Where(result => result.GetProperty("issuedAt").ValueKind is JsonValueKind.String).ToList();

        Assert.NotEmpty(issued);
        Assert.All(issued, result => Assert.True(result.GetProperty("issuedAt").GetDateTimeOffset() >= result.GetProperty("registeredAt").GetDateTimeOffset()));
    }

    [Fact]
    [Requirement("S2-8")]
    public async Task Every_notice_passes_xmlsec1()
    {
        var notices = Directory.GetFiles(demo.NoticeFolder, "*.xml");

        Assert.NotEmpty(notices);
        Assert.Empty(await XmlSec.RefusedAsync(notices, demo.TrustFolder));
    }

    [Fact]
    public async Task A_changed_letter_in_a_notice_is_refused_by_xmlsec1()
    {
        var notice = await File.ReadAllTextAsync(Directory.GetFiles(demo.NoticeFolder, "*.xml")[0], TestContext.Current.CancellationToken);
        var changed = Path.Combine(demo.Folder, "changed.xml");
        await File.WriteAllTextAsync(changed, notice.Replace("<fullName>", "<fullName>Ә", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal([changed], await XmlSec.RefusedAsync([changed], demo.TrustFolder));
    }

    [Fact]
    public async Task A_sample_that_expects_something_else_ends_the_demo_with_1()
    {
        var sample = await demo.CopyOfAsync("01-moderator.json", json => json["expected"] = new JsonObject { ["outcome"] = "Refusal" });

        var code = await CommandLine.RunAsync(["demo", "--quiet", "--applications", sample, "--out", Path.Combine(demo.Folder, "other")], _ => Task.FromResult(0));

        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("--applications", "nowhere")]
    [InlineData("--count", "0")]
    [InlineData("--algorithm", "dsa")]
    [InlineData("--algorithm", "GOST")]
    [InlineData("--algorithm", "")]
    public async Task A_wrong_option_ends_the_demo_with_64(string option, string value)
    {
        var code = await CommandLine.RunAsync(["demo", option, value], _ => Task.FromResult(0));

        Assert.Equal(64, code);
    }

    [Fact]
    public async Task A_file_that_is_no_sample_ends_the_demo_with_64()
    {
        var file = Path.Combine(demo.Folder, "broken.json");
        await File.WriteAllTextAsync(file, "{ \"title\": 1 }", TestContext.Current.CancellationToken);

        Assert.Equal(64, await CommandLine.RunAsync(["demo", "--applications", file], _ => Task.FromResult(0)));
    }

    [Fact]
    public async Task Synthetic_load_comes_out_as_expected()
    {
        var code = await CommandLine.RunAsync(["demo", "--count", "25", "--seed", "7", "--quiet", "--out", Path.Combine(demo.Folder, "load")], _ => Task.FromResult(0));

        Assert.Equal(0, code);
        Assert.Equal(25, Directory.GetFiles(Path.Combine(demo.Folder, "load", "notices")).Length);
    }
}
