using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.Tests.Flows;
using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.Tests.Faults;

/// <summary>Every named fault meets an application in good order: it is retried or waits, and ends accepted once the fault is over; it is never lost and never refused.</summary>
public sealed class FaultJourneyTests(FaultyWorld world) : IClassFixture<FaultyWorld>
{
    // What these say is well formed and means something: it has tests of its own below.
    private static readonly FaultKind[] Meaningful = [FaultKinds.NoDataYet];

    // Those of the asynchronous channel are in CabinetFaultTests and CallbackTests, that of the revocation lists in RevocationFaultTests.
    private static readonly FaultKind[] Elsewhere =
        [FaultKinds.CallbackFirst, FaultKinds.NotDelivered, FaultKinds.DuplicateMessage, FaultKinds.MessagesReversed, FaultKinds.RevocationDown];

    // With these the right answer comes all the same.
    private static readonly FaultKind[] Harmless = [FaultKinds.Slow, FaultKinds.SlowDrip, FaultKinds.OutOfOrder, FaultKinds.DuplicateAnswer, FaultKinds.ClockSkew];

    public static TheoryData<string, FaultyDouble> EveryFault { get; } = new(
        from kind in FaultKinds.All.Except(Meaningful).Except(Elsewhere)
        from which in new[] { FaultyDouble.EgovShlyuz, FaultyDouble.UstazPlatform }
        where kind.Doubles.HasFlag(which)
        select (kind.Name, which));

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task An_application_outlives_a_fault(string name, FaultyDouble which)
    {
        var test = world.Test;
        var kind = FaultKinds.Find(name)!;
        var message = test.Application("02-expert.json");
        var iin = message["applicant"]!["iin"]!.GetValue<string>();
        var tenant = which is FaultyDouble.EgovShlyuz ? test.World.Egov.Tenant("default") : test.World.Ustaz.Tenant("default");
        var fault = tenant.Fault(kind, iin: iin, seconds: SecondsOf(kind));

        var story = await test.SubmitAsync(message);
        if (Harmless.Contains(kind))
        {
            await TestWorld.UntilAsync(() => Task.FromResult(fault.Applied), applied => applied > 0);
        }
        else
        {
            var waiting = await TestWorld.UntilAsync(() => CaseOfAsync(test, story), found => found is { Attempts: > 0 } && fault.Applied > 0);
            Assert.Equal((CaseState.Collecting, true), (waiting!.State, waiting.DueAt > test.World.Settings.Clock.GetUtcNow()));
            Assert.Null(waiting.Decision);
            Assert.Null(story.Notice);
        }

        tenant.Mend();
        await GoOnAsync(test, story);

        Assert.Equal("Acceptance", story.Notice!.Kind.ToString());
        Assert.Single(story.NoticeHashes);
    }

    [Fact]
    public async Task A_register_of_persons_that_does_not_know_the_applicant_yet_leads_to_a_review_and_not_to_a_refusal()
    {
        var test = world.Test;
        var message = test.Application("02-expert.json");
        test.World.Egov.Tenant("default").Fault(FaultKinds.NoDataYet, times: 1, iin: message["applicant"]!["iin"]!.GetValue<string>(), service: "GBDFLUniversal_token");

        var story = await test.SubmitAsync(message);
        var found = await TestWorld.UntilAsync(() => CaseOfAsync(test, story), found => found is { State: not CaseState.Collecting and not CaseState.Deciding });

        Assert.Equal(CaseState.InReview, found!.State);
        Assert.Null(story.Notice);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Nobody_is_refused_for_data_that_a_register_has_when_it_is_asked_again(string sample, string? service)
    {
        var test = world.Test;
        var message = WithoutCopies(test.Application(sample));
        var tenant = NoDataYet(test, message, service);

        var story = await test.SubmitAsync(message);
        await SecondQuestionAsync(test, story);
        tenant.Mend();
        await GoOnAsync(test, story);

        Assert.Equal("Acceptance", story.Notice!.Kind.ToString());
        Assert.Single(story.NoticeHashes);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Who_is_not_in_a_register_the_second_time_either_is_refused_once_and_not_before(string sample, string? service)
    {
        var test = world.Test;
        var message = WithoutCopies(test.Application(sample));
        var tenant = NoDataYet(test, message, service);

        var story = await test.SubmitAsync(message);
        await SecondQuestionAsync(test, story);
        await GoOnAsync(test, story);
        tenant.Mend();

        Assert.Equal("Refusal", story.Notice!.Kind.ToString());
        Assert.Single(story.NoticeHashes);
        var evidence = (await CaseOfAsync(test, story))!.Evidence;
        Assert.Single(new[] { evidence.Diploma!.First, evidence.Employment!.First, evidence.Portfolio?.First }.OfType<FirstAnswer>());
        Assert.Contains("a refusal would rest on", await JournalAsync(test, story), StringComparison.Ordinal);
    }

    /// <summary>The application, and the service of the ШЭП that holds no data for it; without one, the platform.</summary>
    public static TheoryData<string, string?> Registers { get; } = new()
    {
        { "03-researcher.json", ServiceIds.EpvoDigitalDocs },
        { "02-expert.json", ServiceIds.EmploymentContracts },
        { "02-expert.json", null },
    };

    private static JsonObject WithoutCopies(JsonObject message)
    {
        var documents = (JsonArray)message["documents"]!;
        documents.RemoveAll(document => document!["kind"]!.GetValue<string>() is nameof(DocumentKind.Diploma) or nameof(DocumentKind.Employment));

        return message;
    }

    private static DoubleTenant NoDataYet(TestWorld test, JsonObject message, string? service)
    {
        var tenant = service is null ? test.World.Ustaz.Tenant("default") : test.World.Egov.Tenant("default");
        tenant.Fault(FaultKinds.NoDataYet, iin: message["applicant"]!["iin"]!.GetValue<string>(), service: service);

        return tenant;
    }

    // Half an hour later, by the clock that the test holds; until then nothing is decided and nothing is said.
    private static async Task SecondQuestionAsync(TestWorld test, Story story)
    {
        var waiting = (await TestWorld.UntilAsync(() => CaseOfAsync(test, story), found => found is { Evidence.SecondQuestion: not null } or { Decision: not null }))!;

        Assert.Equal((CaseState.Collecting, test.World.Settings.Clock.GetUtcNow() + FaultyWorld.AskedAgainAfter), (waiting.State, waiting.DueAt));
        Assert.Null(waiting.Decision);
        Assert.Null(story.Notice);
    }

    private static async Task<string> JournalAsync(TestWorld test, Story story)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestWorld.OperatorToken);
        var gateway = new Uri(test.World.Addresses.Single(address => address.What is "gateway").Address);

        return await http.GetStringAsync(new Uri(gateway, $"/operator/cases/{story.ApplicationId}"), TestContext.Current.CancellationToken);
    }

    // Less than the gateway waits where the answer is to come after all, more where it is not.
    private static double? SecondsOf(FaultKind kind) => kind.Name switch
    {
        "slow" or "slow-drip" or "out-of-order" => 0.2,
        "late-answer" => 5,
        _ => null,
    };

    private static Task<Case?> CaseOfAsync(TestWorld test, Story story) => test.World.Cases.FindAsync(story.ApplicationId!.Value, TestContext.Current.CancellationToken);

    // From one instant at which the case is due to the next, until its notice is out.
    private static async Task GoOnAsync(TestWorld test, Story story)
    {
        while (!story.Finished.IsCompleted)
        {
            var seen = await TestWorld.UntilAsync(
                () => CaseOfAsync(test, story),
                found => story.Finished.IsCompleted || (found is { DueAt: { } due, HasEnded: false } && due > test.World.Settings.Clock.GetUtcNow()) || found is { HasEnded: true });
            if (seen is { HasEnded: true })
            {
                await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
            }
            else if (!story.Finished.IsCompleted)
            {
                test.World.AdvanceTo(seen!.DueAt!.Value);
            }
        }
    }
}
