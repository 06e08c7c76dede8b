using Attestation.Contracts;
using Attestation.Gateway.Cases;

namespace Attestation.Sandbox.Tests.Flows;

public class ReviewTests
{
    [Fact]
    public async Task A_doubt_that_a_person_lifts_leads_to_the_notice()
    {
        await using var test = await TestWorld.StartAsync();
        var story = await DoubtfulAsync(test);

        await test.SendAsync(Decision(story, ReviewDecision.Proceed));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(NoticeKind.Acceptance, story.Notice!.Kind);
    }

    [Fact]
    [Requirement("S2-24")]
    public async Task A_person_alone_refuses_for_unreliable_data()
    {
        await using var test = await TestWorld.StartAsync();
        var story = await DoubtfulAsync(test);

        await test.SendAsync(Decision(story, ReviewDecision.Refuse) with
        {
            Ground = "S2-24",
            Documents = [DocumentKind.Achievement],
            Explanation = new("Құжат дәйексіз.", "Документ недостоверен."),
        });
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        var reason = Assert.Single(story.Notice!.Reasons);
        Assert.Equal(("S2-24", "Achievement"), (reason.Ground, reason.Document));
        Assert.Contains("Документ недостоверен.", story.Notice.SignedXml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_the_signing_step_returns_is_reviewed_and_gets_the_next_number()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var asked = await test.OpenSigningQueueAsync();
        var story = await test.SubmitAsync(test.Application());
        await test.CaseAsync(story, CaseState.AwaitingSignature);
        var first = (await TestWorld.UntilAsync(() => Task.FromResult(asked.FirstOrDefault()), request => request is not null))!;

        await test.AnswerSigningAsync(new NoticeNotSigned { NoticeId = first.NoticeId, Reason = "look again", ReturnToReview = true });
        await test.CaseAsync(story, CaseState.InReview);
        await test.SendAsync(Decision(story, ReviewDecision.Proceed));
        await TestWorld.UntilAsync(() => Task.FromResult(asked.Count), count => count is 2);

        Assert.EndsWith("/1", first.NoticeNumber, StringComparison.Ordinal);
        Assert.EndsWith("/2", asked.Last().NoticeNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_about_a_case_that_nobody_reviews_changes_nothing()
    {
        await using var test = await TestWorld.StartAsync();
        var story = await test.SubmitAsync(test.Application());
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        await test.SendAsync(Decision(story, ReviewDecision.Proceed));
        await test.DoorsAsync();

        Assert.Null((await test.CaseAsync(story, CaseState.Issued)).Review);
    }

    private static async Task<Portal.Story> DoubtfulAsync(TestWorld test)
    {
        var story = await test.SubmitAsync(test.Application(change: message => message["applicant"]!["fullName"] = "БАСҚА АДАМ"));
        await test.CaseAsync(story, CaseState.InReview);

        return story;
    }

    private static RecordReviewDecision Decision(Portal.Story story, ReviewDecision decision) => new()
    {
        ApplicationId = story.ApplicationId!.Value,
        Decision = decision,
        DecidedBy = new DecidedBy { Iin = Stubs.TestKit.Iin.Make(new DateOnly(1975, 6, 7), male: false, 3), Position = "директордың орынбасары" },
        DecidedAt = TestWorld.Morning,
    };
}
