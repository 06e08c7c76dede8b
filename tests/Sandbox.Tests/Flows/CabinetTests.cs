using System.Text;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Portal;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>The applicant's personal cabinet: what the gateway tells the portal's chain, and what comes in by one.</summary>
public class CabinetTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("03-researcher.json")]
    [InlineData("01-moderator.json")]
    public async Task Statuses_and_the_signed_notice_byte_for_byte_reach_the_cabinet(string sample)
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application(sample);

        var story = await test.SubmitAsync(message);
        await story.Finished.WaitAsync(TestWorld.Patience, Cancelled);

        var request = await FinalAsync(test, message, story);
        Assert.Equal(["001", "002", "004", "010"], Codes(request));
        Assert.Equal([false, false, false, true], request.History.Select(status => status.IsFinal));
        var document = request.History[^1].Document!;
        Assert.Equal(story.Notice!.NoticeNumber, document.DocNumber);
        Assert.Equal(Encoding.UTF8.GetBytes(story.Notice.SignedXml), test.World.Portal.Chains.File(document.FileId));
    }

    [Fact]
    public async Task The_cabinet_speaks_the_applicants_language()
    {
        await using var test = await TestWorld.StartAsync();
        var russian = test.Application(change: message => message["applicant"]!["language"] = "ru");
        var kazakh = test.Application(change: message => message["applicant"]!["language"] = "kk");

        var stories = new[] { await test.SubmitAsync(russian), await test.SubmitAsync(kazakh) };

        Assert.Equal("Заявление получено", (await FinalAsync(test, russian, stories[0])).History[0].Text);
        Assert.Equal("Өтініш түсті", (await FinalAsync(test, kazakh, stories[1])).History[0].Text);
    }

    [Fact]
    public async Task An_application_without_a_chain_is_told_of_on_the_bus_alone()
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application(change: application => application.Remove("portalChainId"));

        var story = await test.SubmitAsync(message);
        await story.Finished.WaitAsync(TestWorld.Patience, Cancelled);

        Assert.NotNull(story.Notice);
        Assert.Equal(0, await test.World.UntoldAsync(Cancelled));
        Assert.DoesNotContain(test.World.EgovJournal.All(), entry => entry.Path.StartsWith(ShepPaths.Async, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_channel_is_switched_off_nothing_is_written_for_it()
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { Different = Off });

        var story = await test.SubmitAsync(test.Application());
        await story.Finished.WaitAsync(TestWorld.Patience, Cancelled);

        Assert.NotNull(story.Notice);
        Assert.Equal(0, await test.World.UntoldAsync(Cancelled));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_application_that_comes_as_a_request_goes_the_same_way(bool isBrought)
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { BringsRequests = isBrought });
        var message = test.Application(change: application => application["portalChainId"] = "1");

        var story = await RequestAsync(test, message);
        await story.Finished.WaitAsync(TestWorld.Patience, Cancelled);

        var request = await FinalAsync(test, message, story);
        Assert.Equal(["001", "002", "004", "010"], Codes(request));
        Assert.Equal(Encoding.UTF8.GetBytes(story.Notice!.SignedXml), test.World.Portal.Chains.File(request.History[^1].Document!.FileId));
        var found = await test.CaseAsync(story, CaseState.Issued);
        Assert.Equal(story.ChainId, found.Application.PortalChainId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_wrong_with_a_request_is_told_in_its_chain_problem_by_problem(bool isBrought)
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { BringsRequests = isBrought });
        var message = test.Application(change: application =>
        {
            application["channel"] = "Ustaz";
            application["position"] = "";
        });

        var story = await RequestAsync(test, message);

        var request = await FinalAsync(test, message, story);
        var status = Assert.Single(request.History);
        Assert.Equal("040", status.Code);
        Assert.Contains("channel.wrong /channel", status.Text, StringComparison.Ordinal);
        Assert.Contains("text.empty /position", status.Text, StringComparison.Ordinal);
        Assert.Null(await test.World.Cases.FindAsync(story.ApplicationId!.Value, Cancelled));
    }

    [Fact]
    public async Task What_is_no_application_at_all_is_parked_and_answered_and_the_next_one_is_taken()
    {
        await using var test = await TestWorld.StartAsync();
        var parked = new List<byte[]>();
        await test.ListenAsync(BusNames.Parked, null, parked.Add);

        var nonsense = await test.World.Portal.RequestAsync("{ not json"u8.ToArray(), null);
        var next = await RequestAsync(test, test.Application());

        await next.Answered.WaitAsync(TestWorld.Patience, Cancelled);
        var request = await TestWorld.UntilAsync(() => Task.FromResult(test.World.Portal.Chains.Find(PortalChains.Nobody, nonsense.ChainId!)), found => found?.History.Count is 1);
        Assert.Contains("json.unreadable", request!.History[0].Text, StringComparison.Ordinal);
        await TestWorld.UntilAsync(() => Task.FromResult(parked.Count), count => count is 1);
        Assert.Equal("{ not json", Encoding.UTF8.GetString(parked[0]));
    }

    [Fact]
    public async Task A_withdrawal_ends_the_chain_and_what_was_meant_for_a_later_hour_is_not_told()
    {
        await using var test = await TestWorld.StartAsync();
        test.World.AdvanceTo(TestWorld.Morning.AddHours(10));
        var message = test.Application();
        var story = await test.SubmitAsync(message);

        await test.SendAsync(new WithdrawApplication { ApplicationId = story.ApplicationId!.Value, Reason = "changed my mind" });
        var request = await FinalAsync(test, message, story);
        test.World.AdvanceTo(TestWorld.Morning.AddDays(1));

        await TestWorld.UntilAsync(() => test.World.UntoldAsync(Cancelled), untold => untold is 0);
        Assert.Equal(["001", "030"], Codes(Find(test, message, story)!));
        Assert.Equal(["001", "030"], Codes(request));
    }

    [Fact]
    public async Task While_the_channel_is_down_cases_go_on_and_afterwards_each_cabinet_is_told_everything_once()
    {
        await using var gate = await AsyncGate.OpenAsync();
        await using var test = await StartBehindAsync(gate);
        gate.IsCut = true;

        var messages = Enumerable.Range(0, 4).Select(_ => test.Application()).ToArray();
        var stories = new List<Story>();
        foreach (var message in messages)
        {
            stories.Add(await test.SubmitAsync(message));
            await stories[^1].Finished.WaitAsync(TestWorld.Patience, Cancelled);
        }

        Assert.All(stories, story => Assert.NotNull(story.Notice));
        await TestWorld.UntilAsync(() => Task.FromResult(gate.Knocks), knocks => knocks > 8);
        Assert.All(messages.Zip(stories), pair => Assert.Empty(Find(test, pair.First, pair.Second)!.History));
        gate.IsCut = false;

        foreach (var (message, story) in messages.Zip(stories))
        {
            Assert.Equal(["001", "002", "004", "010"], Codes(await FinalAsync(test, message, story)));
        }

        await TestWorld.UntilAsync(() => test.World.UntoldAsync(Cancelled), untold => untold is 0);
        Assert.All(messages.Zip(stories), pair => Assert.Equal(4, Find(test, pair.First, pair.Second)!.History.Count));
    }

    [Fact]
    public async Task When_answers_get_lost_the_cabinet_shows_everything_once_and_the_file_is_stored_once()
    {
        await using var gate = await AsyncGate.OpenAsync();
        await using var test = await StartBehindAsync(gate);
        gate.LosesAnswers = true;
        var message = test.Application();

        var story = await test.SubmitAsync(message);
        await story.Finished.WaitAsync(TestWorld.Patience, Cancelled);
        var request = await FinalAsync(test, message, story);
        await TestWorld.UntilAsync(() => test.World.UntoldAsync(Cancelled), untold => untold is 0);

        Assert.Equal(["001", "002", "004", "010"], Codes(request));
        var journal = test.World.EgovJournal.All();
        Assert.Equal(4 * 2, journal.Count(entry => entry.Path.StartsWith(ShepPaths.Async, StringComparison.Ordinal)));
        Assert.Single(journal, entry => entry.Operation == ServiceIds.TempFiles);
    }

    [Fact]
    public async Task A_chain_that_the_gateway_does_not_know_holds_back_no_other()
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { Different = Patient });
        var bogus = test.Application(change: application => application["portalChainId"] = "77");
        var good = test.Application();
        bogus["applicant"]!["email"] = "a@example.org";

        var unknown = await test.SubmitPlainAsync(bogus);
        var known = await test.SubmitAsync(good);

        Assert.Equal(["001", "002", "004", "010"], Codes(await FinalAsync(test, good, known)));
        await unknown.Finished.WaitAsync(TestWorld.Patience, Cancelled);
        Assert.NotEqual(0, await test.World.UntoldAsync(Cancelled));
    }

    private static readonly Dictionary<string, string?> Off = new() { ["EgovShlyuz:Async:Enabled"] = "false", ["EgovShlyuz:Async:Callback"] = "false" };

    private static readonly Dictionary<string, string?> Patient = new() { ["EgovShlyuz:Async:LongestWait"] = "00:00:00.100" };

    private static async Task<TestWorld> StartBehindAsync(AsyncGate gate)
    {
        var test = await TestWorld.StartAsync(change: settings => settings with
        {
            Different = new Dictionary<string, string?>(Patient) { ["EgovShlyuz:Async:Address"] = gate.Address },
        });
        gate.Channel = new Uri(test.World.Addresses.Single(address => address.What is "ШЭП").Address);

        return test;
    }

    private static Task<Story> RequestAsync(TestWorld test, JsonObject message) =>
        test.World.Portal.RequestAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), Guid.Parse(message["applicationId"]!.GetValue<string>()));

    private static CabinetRequest? Find(TestWorld test, JsonObject message, Story story) =>
        test.World.Portal.Chains.Find(message["applicant"]!["iin"]!.GetValue<string>(), story.ChainId!);

    private static async Task<CabinetRequest> FinalAsync(TestWorld test, JsonObject message, Story story) =>
        (await TestWorld.UntilAsync(() => Task.FromResult(Find(test, message, story)), found => found?.History is [.., { IsFinal: true }]))!;

    private static IEnumerable<string> Codes(CabinetRequest request) => request.History.Select(status => status.Code);
}
