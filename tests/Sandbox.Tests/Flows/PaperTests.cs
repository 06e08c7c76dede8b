using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Wires;
using Attestation.Signatures;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>The paper service 00803020: from a clerk's registration to the commission's decision and the order.</summary>
public class PaperTests
{
    [Fact]
    [Requirement("S1-4", "S1-13", "S1-14")]
    public async Task The_commissions_decision_and_the_order_follow_the_acceptance_each_signed_by_the_school()
    {
        await using var test = await TestWorld.StartAsync(takesPaper: true);
        var story = await AcceptedAsync(test);

        await test.SendAsync(Told(story));
        var issued = await DocumentsAsync(story, 2);

        Assert.Equal([NoticeKind.CommissionDecision, NoticeKind.CommissionOrder], issued.Select(document => document.Kind));
        Assert.Equal(["/2", "/3"], issued.Select(document => document.DocumentNumber[^2..]));
        Assert.All(issued, document =>
        {
            var verdict = EnvelopedSignature.Verify(System.Text.Encoding.UTF8.GetBytes(document.SignedXml), test.World.Authority.Trust, document.IssuedAt);
            Assert.True(verdict.IsValid);
            Assert.Equal(test.Bin, verdict.Signer!.Bin);
        });
        Assert.Single(story.NoticeHashes);
        Assert.Equal(ServiceStage.Issued, story.Stage);
        Assert.Empty(test.World.EgovJournal.All());
    }

    [Fact]
    public async Task A_document_of_the_commission_that_comes_back_is_recorded_anew_and_gets_the_next_number()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false, takesPaper: true);
        var asked = await test.OpenSigningQueueAsync();
        var key = test.KeyOf(test.Bin, Signatures.Testing.PersonRole.CanSign);
        var story = await test.SubmitAsync(Paper(test));
        await SignNextAsync(test, asked, key, 1);
        await test.CaseAsync(story, CaseState.Issued);

        await test.SendAsync(Told(story) with { OrderNumber = "қате" });
        var wrong = await NextAsync(asked, 2);
        await test.AnswerSigningAsync(new NoticeNotSigned { NoticeId = wrong.NoticeId, Reason = "wrong order", ReturnToReview = true });
        var given = await test.CaseAsync(story, CaseState.Issued);
        await test.SendAsync(Told(story));
        await SignNextAsync(test, asked, key, 3);
        await SignNextAsync(test, asked, key, 4);
        var issued = await DocumentsAsync(story, 2);

        Assert.Null(given.Commission);
        Assert.Equal(NoticeKind.Acceptance, given.Result!.Kind);
        Assert.Equal(["/3", "/4"], issued.Select(document => document.DocumentNumber[^2..]));
        Assert.Equal("14-ж/қ", issued[1].OrderNumber);
        Assert.Contains("14-ж/қ", issued[1].SignedXml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_answered_and_changes_nothing()
    {
        await using var test = await TestWorld.StartAsync(takesPaper: true);
        var story = await AcceptedAsync(test);
        var answers = new List<JsonNode>();
        await test.ListenAsync("test.events", new Binding(BusNames.Events, "topic", "application-rejected.#"), body => answers.Add(JsonNode.Parse(body)!));

        await test.SendAsync(Told(story) with { ApplicationId = Guid.NewGuid() });
        await test.SendAsync(Told(story) with { Category = Category.Master });
        await TestWorld.UntilAsync(() => Task.FromResult(answers.Count), count => count is 2);

        Assert.Equal(["application.unknown", "commission.category"], answers.Select(answer => answer["problems"]![0]!["code"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Null((await test.CaseAsync(story, CaseState.Issued)).Commission);
    }

    private static async Task<Portal.Story> AcceptedAsync(TestWorld test)
    {
        var story = await test.SubmitAsync(Paper(test));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(NoticeKind.Acceptance, story.Notice!.Kind);

        return story;
    }

    private static JsonObject Paper(TestWorld test) => test.Application("P01-paper-awarded.json");

    private static RecordCommissionDecision Told(Portal.Story story) => new()
    {
        ApplicationId = story.ApplicationId!.Value,
        Decision = CommissionDecision.Award,
        Category = Category.Expert,
        OrderNumber = "14-ж/қ",
        OrderDate = DateOnly.FromDateTime(TestWorld.Morning.DateTime),
        DecidedOn = DateOnly.FromDateTime(TestWorld.Morning.DateTime),
    };

    private static Task<CommissionDocumentIssued[]> DocumentsAsync(Portal.Story story, int count) =>
        TestWorld.UntilAsync(() => Task.FromResult(story.Documents.ToArray()), issued => issued.Length == count);

    private static async Task<SignNotice> NextAsync(Queue<SignNotice> asked, int ordinal) =>
        (await TestWorld.UntilAsync(
            () => Task.FromResult(asked.FirstOrDefault(request => request.NoticeNumber.EndsWith($"/{ordinal}", StringComparison.Ordinal))), request => request is not null))!;

    private static async Task SignNextAsync(TestWorld test, Queue<SignNotice> asked, SigningKey key, int ordinal)
    {
        var request = await NextAsync(asked, ordinal);
        var signed = EnvelopedSignature.Sign(System.Text.Encoding.UTF8.GetBytes(request.Xml), key);
        await test.AnswerSigningAsync(new NoticeSigned { NoticeId = request.NoticeId, SignedXml = System.Text.Encoding.UTF8.GetString(signed) });
    }
}
