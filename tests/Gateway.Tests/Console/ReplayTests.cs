using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Console;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Notices;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Storage;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Console;

/// <summary>An old case is decided again from what is stored of it: the same, or every difference is named.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(275)]
    [InlineData(249)]
    public async Task A_case_that_was_exported_replays_to_the_same_decision_and_the_same_notice(int words)
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await DecidedAsync(store, words);
        var file = _folder.PathOf("case.json");

        Assert.Equal(ReplayCommand.Same, await Command().ExportAsync(store.Cases, Given.YearsFile(), @case.Id, file, Cancelled));
        Assert.Equal(ReplayCommand.Same, await Command().FilesAsync(file));
        Assert.Equal(ReplayCommand.Same, await Command().CaseAsync(store.Cases, Given.YearsFile(), @case.Id, Cancelled));
    }

    [Fact]
    public async Task Other_windows_make_another_decision_and_the_difference_is_named()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await DecidedAsync(store, 275);
        var closed = new Contracts.Samples.SchoolYearsFile { SchoolYears = [Given.Year("2026-2027", "2026-09-01", "2027-08-31")] };

        Assert.Equal(ReplayCommand.Different, await Command().CaseAsync(store.Cases, closed, @case.Id, Cancelled));

        Assert.Contains("verdict: was Accept, is Refuse", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("S2-28", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("notice: was Acceptance, is Refusal", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_word_of_the_notice_is_named_with_its_line()
    {
        await using var store = await OpenStore.StartAsync();
        var file = ReplayFile.Of(await DecidedAsync(store, 249), Given.YearsFile())!;

        var differences = Replay.Differences(file with { Notice = file.Notice! with { Xml = file.Notice.Xml.Replace("S2-21", "S2-20", StringComparison.Ordinal) } });

        Assert.Contains("S2-20", Assert.Single(differences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_order_of_findings_is_a_difference_too()
    {
        await using var store = await OpenStore.StartAsync();
        var file = ReplayFile.Of(await DecidedAsync(store, 249, application => application with { Documents = [] }), Given.YearsFile())!;
        Assert.True(file.Decision.Findings.Count > 1);

        var (last, others) = (file.Decision.Findings[^1], file.Decision.Findings.Reverse().Skip(1).ToArray());
        var reversed = Decision.Refuse(file.Decision.Edition, file.Decision.InForceAt, file.Decision.Checks, last, others);

        Assert.Contains("findings: in another order", Replay.Differences(file with { Notice = null, Decision = reversed }));
    }

    [Fact]
    public async Task A_condition_that_stands_otherwise_is_a_difference_too()
    {
        await using var store = await OpenStore.StartAsync();
        var file = ReplayFile.Of(await DecidedAsync(store, 275), Given.YearsFile())!;
        var without = Decision.Accept(file.Decision.Edition, file.Decision.InForceAt, [.. file.Decision.Checks.Where(check => check.Condition != "channel")]);

        Assert.StartsWith("condition new: channel: Met", Assert.Single(Replay.Differences(file with { Decision = without })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_never_writes_over_a_file_and_an_undecided_case_is_not_exported()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await DecidedAsync(store, 275);
        var there = _folder.Write("there.json", "mine");

        Assert.Equal(ReplayCommand.WrongArguments, await Command().ExportAsync(store.Cases, Given.YearsFile(), @case.Id, there, Cancelled));
        Assert.Equal(ReplayCommand.WrongArguments, await Command().ExportAsync(store.Cases, Given.YearsFile(), (await store.ReceiveAsync()).Id, _folder.PathOf("new.json"), Cancelled));
        Assert.Equal(ReplayCommand.WrongArguments, await Command().CaseAsync(store.Cases, Given.YearsFile(), Guid.NewGuid(), Cancelled));

        Assert.Equal("mine", await File.ReadAllTextAsync(there, Cancelled));
        Assert.False(File.Exists(_folder.PathOf("new.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"format":"attestation-case/2"}""")]
    public async Task What_is_no_case_is_told_as_such(string content) =>
        Assert.Equal(ReplayCommand.WrongArguments, await Command().FilesAsync(_folder.Write("no-case.json", content)));

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "no-such-file")]
    [InlineData("export", "not-an-id", "file")]
    [InlineData("resume", "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10")]
    public async Task Wrong_arguments_are_told_with_their_own_exit_code(params string[] args) =>
        Assert.Equal(3, await new CaseCommands(_output, _ => throw new InvalidOperationException("Nothing is built.")).RunAsync(args, Cancelled));

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    private ReplayCommand Command() => new(_output);

    private static async Task<Case> DecidedAsync(OpenStore store, int words, Func<Application, Application>? change = null)
    {
        var arrived = store.Arrived();
        var application = arrived.Application with { Essay = Given.Essay(words) };
        var received = await store.ReceiveAsync(arrived with { Application = change?.Invoke(application) ?? application, Evidence = Given.Evidence() });
        var decision = DecisionRules.Decide(new CaseFile(received.Application, received.Evidence, received.ReceivedAt, Review: null), Given.Years());
        var decided = received with { Decision = decision };
        var kind = decision.Verdict is Verdict.Accept ? NoticeKind.Acceptance : NoticeKind.Refusal;
        var number = $"{received.Number}/1";
        var notice = new Notice(Guid.NewGuid(), number, kind, NoticeXml.Write(decided, number, kind, new DateOnly(2026, 10, 6)));

        return (await store.SaveAsync(decided with { Notice = notice, State = CaseState.Signing }))!;
    }
}
