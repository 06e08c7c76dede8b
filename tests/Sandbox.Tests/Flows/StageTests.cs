using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Wires;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>Rules, p. 17: the monitoring of state services hears every stage, in its order.</summary>
public class StageTests
{
    [Fact]
    public async Task An_acceptance() => Assert.Equal(
        ["Received", "Registered", "AwaitingSignature", "Issued"], await StagesAsync(clerkIsThere: true, _ => { }, _ => Task.CompletedTask, "Issued"));

    [Fact]
    public async Task A_refusal() => Assert.Equal(
        ["Received", "Registered", "AwaitingSignature", "Issued"], await StagesAsync(clerkIsThere: true, message => message.Remove("essay"), _ => Task.CompletedTask, "Issued"));

    [Fact]
    public async Task A_review_that_goes_on() => Assert.Equal(
        ["Received", "Registered", "InReview", "AwaitingSignature", "Issued"],
        await StagesAsync(
            clerkIsThere: true,
            message => message["applicant"]!["fullName"] = "БАСҚА АДАМ",
            async run =>
            {
                await run.Test.CaseAsync(run.Story, CaseState.InReview);
                await run.Test.SendAsync(new RecordReviewDecision
                {
                    ApplicationId = run.Story.ApplicationId!.Value,
                    Decision = ReviewDecision.Proceed,
                    DecidedBy = new DecidedBy { Iin = Stubs.TestKit.Iin.Make(new DateOnly(1975, 6, 7), male: false, 3), Position = "директордың орынбасары" },
                    DecidedAt = TestWorld.Morning,
                });
            },
            "Issued"));

    [Fact]
    public async Task A_review_that_began_before_the_application_was_registered() => Assert.Equal(
        ["Received", "Registered", "InReview"],
        await StagesAsync(
            clerkIsThere: true,
            message => message["applicant"]!["fullName"] = "БАСҚА АДАМ",
            async run =>
            {
                await run.Test.CaseAsync(run.Story, CaseState.InReview);
                run.Test.World.AdvanceTo(TestWorld.Morning.AddDays(1));
            },
            "InReview",
            startsAt: TestWorld.Morning.AddHours(12)));

    [Fact]
    public async Task A_withdrawal() => Assert.Equal(
        ["Received", "Registered", "AwaitingSignature", "Withdrawn"],
        await StagesAsync(
            clerkIsThere: false,
            _ => { },
            async run =>
            {
                await run.Test.CaseAsync(run.Story, CaseState.AwaitingSignature);
                await run.Test.SendAsync(new WithdrawApplication { ApplicationId = run.Story.ApplicationId!.Value, Reason = "басқа уақытта" });
            },
            "Withdrawn"));

    private static async Task<string[]> StagesAsync(
        bool clerkIsThere, Action<JsonObject> change, Func<(TestWorld Test, Portal.Story Story), Task> then, string last, DateTimeOffset? startsAt = null)
    {
        await using var test = await TestWorld.StartAsync(
            clerkIsThere: clerkIsThere, change: settings => settings with { Clock = new VirtualClock(startsAt ?? TestWorld.Morning, runs: false) });
        var heard = new List<string>();
        await test.ListenAsync("stages-of-a-test", new Binding(BusNames.Events, "topic", "service-stage-changed.#"), body => heard.Add(JsonSerializer.Deserialize<ServiceStageChanged>(body, ContractJson.Options)!.Stage.ToString()));
        var story = await test.SubmitAsync(test.Application(change: change));
        await then((test, story));
        await TestWorld.UntilAsync(() => Task.FromResult(heard.ToArray()), stages => stages.Contains(last, StringComparer.Ordinal));

        return [.. heard];
    }
}
