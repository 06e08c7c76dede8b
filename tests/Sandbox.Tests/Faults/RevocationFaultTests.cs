using System.Text;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.Tests.Flows;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.Tests.Faults;

/// <summary>The gateway fetches the authority's revocation list, and the source goes away and comes back.</summary>
public sealed class RevocationFaultTests
{
    // The list that was fetched first holds for a day.
    private static readonly DateTimeOffset WhenTheListHasEnded = TestWorld.Morning.AddHours(25);

    [Fact]
    public async Task While_nobody_tells_of_revocation_a_signed_notice_is_kept_and_it_is_issued_once_when_somebody_does()
    {
        await using var test = await StartAsync();
        await HealthAsync(test, "ready");
        test.World.Egov.Tenant("default").Fault(FaultKinds.RevocationDown);
        test.World.AdvanceTo(WhenTheListHasEnded);
        await HealthAsync(test, "degraded");
        var (story, request) = await AskedAsync(test);
        using var head = test.KeyOf(test.Bin, PersonRole.Head);
        var signed = Signed(request, head);

        await test.AnswerSigningAsync(signed);
        for (var looks = 0; looks < 3; looks++)
        {
            var kept = await TestWorld.UntilAsync(() => CaseOfAsync(test, story), found => found is { Notice.SignedXml: not null, DueAt: { } due } && due > test.World.Settings.Clock.GetUtcNow());
            Assert.Equal((CaseState.AwaitingSignature, signed.SignedXml), (kept!.State, kept.Notice!.SignedXml));
            Assert.Null(story.Notice);
            test.World.AdvanceTo(kept.DueAt!.Value);
        }

        test.World.Egov.Tenant("default").Mend();
        await HealthAsync(test, "ready");
        await GoOnAsync(test, story);

        Assert.Equal((NoticeKind.Acceptance, signed.SignedXml), (story.Notice!.Kind, story.Notice.SignedXml));
        Assert.Single(story.NoticeHashes);
    }

    [Fact]
    public async Task A_signer_whom_the_source_calls_revoked_is_refused_and_another_of_the_school_signs()
    {
        await using var test = await StartAsync();
        using var revoked = test.KeyOf(test.Bin, PersonRole.Head);
        using var head = test.KeyOf(test.Bin, PersonRole.Head);
        test.World.Authority.Revoke(revoked.Certificate);
        test.World.AdvanceTo(WhenTheListHasEnded);
        await HealthAsync(test, "ready");
        var (story, request) = await AskedAsync(test);

        await test.AnswerSigningAsync(Signed(request, revoked));
        var refused = await CaseOfAsync(test, story);
        Assert.Equal((CaseState.AwaitingSignature, null), (refused!.State, refused.Notice!.SignedXml));
        await test.AnswerSigningAsync(Signed(request, head));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(Signed(request, head).SignedXml, story.Notice!.SignedXml);
        Assert.Single(story.NoticeHashes);
    }

    private static Task<TestWorld> StartAsync() => TestWorld.StartAsync(clerkIsThere: false, change: settings => settings with { FetchesRevocationLists = true });

    private static async Task<(Story Story, SignNotice Request)> AskedAsync(TestWorld test)
    {
        var asked = await test.OpenSigningQueueAsync();
        var story = await test.SubmitAsync(test.Application(change: message => message["submittedAt"] = test.World.Settings.Clock.GetUtcNow()));
        await test.CaseAsync(story, CaseState.AwaitingSignature);

        return (story, (await TestWorld.UntilAsync(() => Task.FromResult(asked.FirstOrDefault()), request => request is not null))!);
    }

    private static async Task GoOnAsync(TestWorld test, Story story)
    {
        var next = await TestWorld.UntilAsync(() => CaseOfAsync(test, story), found => found is { DueAt: { } due } && due > test.World.Settings.Clock.GetUtcNow());
        test.World.AdvanceTo(next!.DueAt!.Value);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
    }

    private static Task<Case?> CaseOfAsync(TestWorld test, Story story) => test.World.Cases.FindAsync(story.ApplicationId!.Value, TestContext.Current.CancellationToken);

    private static async Task HealthAsync(TestWorld test, string status)
    {
        using var http = new HttpClient();
        var gateway = new Uri(test.World.Addresses.Single(address => address.What is "gateway").Address);
        await TestWorld.UntilAsync(
            async () => JsonNode.Parse(await http.GetStringAsync(new Uri(gateway, "/health"), TestContext.Current.CancellationToken))!["status"]!.GetValue<string>(), seen => seen == status);
    }

    private static NoticeSigned Signed(SignNotice request, SigningKey key) =>
        new() { NoticeId = request.NoticeId, SignedXml = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(request.Xml), key)) };
}
