using System.Text;
using System.Text.Json.Nodes;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.Tests.Flows;
using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.Tests.Faults;

/// <summary>Faults of the asynchronous channel: the case goes on, and the citizen's cabinet ends with everything, once and in order.</summary>
public sealed class CabinetFaultTests
{
    private static readonly string[] Everything = ["001", "002", "004", "010"];

    [Theory]
    [InlineData("worked-then-failed")]
    [InlineData("worked-then-reset")]
    [InlineData("reset-mid-body")]
    [InlineData("half-body")]
    [InlineData("html-page")]
    [InlineData("empty-body")]
    [InlineData("bad-gateway")]
    [InlineData("bad-signature")]
    [InlineData("unsigned")]
    [InlineData("expired-certificate")]
    [InlineData("callback-first")]
    [InlineData("duplicate-message")]
    [InlineData("not-delivered")]
    public async Task What_the_gateway_tells_the_cabinet_outlives_a_fault(string name)
    {
        await using var test = await StartAsync(isBrought: true);
        var fault = test.World.Egov.Tenant("default").Fault(FaultKinds.Find(name)!, times: 2, service: ServiceIds.Attestation);
        var message = test.Application();

        var story = await test.SubmitAsync(message);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        await EndsAsync(test, message, story);
        Assert.Equal(2, fault.Applied);
    }

    // Every call of the channel meets the fault here, those that fetch too.
    [Theory]
    [InlineData("callback-first")]
    [InlineData("messages-reversed")]
    public async Task Where_requests_are_fetched_the_cabinet_is_told_everything_all_the_same(string name)
    {
        await using var test = await StartAsync(isBrought: false);
        var fault = test.World.Egov.Tenant("default").Fault(FaultKinds.Find(name)!, service: ServiceIds.Attestation);
        var message = test.Application(change: application => application["portalChainId"] = "1");

        var story = await RequestAsync(test, message);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        await EndsAsync(test, message, story);
        Assert.True(fault.Applied > Everything.Length);
    }

    [Fact]
    public async Task A_request_that_is_given_out_again_although_it_was_confirmed_is_one_application()
    {
        await using var test = await StartAsync(isBrought: false);
        var tenant = test.World.Egov.Tenant("default");
        tenant.Fault(FaultKinds.DuplicateMessage, service: ServiceIds.Attestation);
        var message = test.Application(change: application => application["portalChainId"] = "1");

        var request = RequestAsync(test, message);
        await TestWorld.UntilAsync(() => Task.FromResult(test.World.EgovJournal.All().Count(entry => entry.Outcome is "accepted")), confirmed => confirmed >= 3);
        tenant.Mend();
        var story = await request;
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        await EndsAsync(test, message, story);
        Assert.Single(story.NoticeHashes);
    }

    [Fact]
    public async Task A_request_of_the_portal_that_is_brought_twice_is_one_application()
    {
        await using var test = await StartAsync(isBrought: true);
        test.World.Egov.Tenant("default").Fault(FaultKinds.DuplicateMessage, times: 1, service: ServiceIds.Attestation);
        var message = test.Application(change: application => application["portalChainId"] = "1");

        var story = await RequestAsync(test, message);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        await EndsAsync(test, message, story);
        Assert.Single(story.NoticeHashes);
    }

    [Fact]
    public async Task Requests_that_are_fetched_newest_first_each_become_an_application()
    {
        await using var test = await StartAsync(isBrought: false);
        var tenant = test.World.Egov.Tenant("default");
        tenant.Fault(FaultKinds.BadGateway, service: ServiceIds.Attestation);
        var messages = Enumerable.Range(1, 3).Select(number => test.Application(change: application => application["portalChainId"] = $"{number}")).ToArray();

        // All three wait before the first is fetched.
        var requests = messages.Select(message => RequestAsync(test, message)).ToArray();
        tenant.Mend();
        tenant.Fault(FaultKinds.MessagesReversed, service: ServiceIds.Attestation);
        var stories = await Task.WhenAll(requests);

        foreach (var (message, story) in messages.Zip(stories))
        {
            await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
            await EndsAsync(test, message, story);
        }

        var taken = await Task.WhenAll(stories.Select(story => test.World.Cases.FindAsync(story.ApplicationId!.Value, TestContext.Current.CancellationToken)));
        Assert.Equal(taken.Select(found => found!.Number).OrderDescending(StringComparer.Ordinal), taken.Select(found => found!.Number));
    }

    private static Task<TestWorld> StartAsync(bool isBrought) => TestWorld.StartAsync(change: settings => settings with
    {
        BringsRequests = isBrought,
        Different = new Dictionary<string, string?>(settings.Different, StringComparer.Ordinal) { ["EgovShlyuz:Async:LongestWait"] = "00:00:00.100" },
    });

    private static Task<Story> RequestAsync(TestWorld test, JsonObject message) =>
        test.World.Portal.RequestAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), Guid.Parse(message["applicationId"]!.GetValue<string>()));

    private static async Task EndsAsync(TestWorld test, JsonObject message, Story story)
    {
        var request = await TestWorld.UntilAsync(
            () => Task.FromResult(test.World.Portal.Chains.Find(message["applicant"]!["iin"]!.GetValue<string>(), story.ChainId!)), found => found?.History is [.., { IsFinal: true }]);

        Assert.Equal(Everything, request!.History.Select(status => status.Code));
        Assert.Equal("Acceptance", story.Notice!.Kind.ToString());
    }
}
