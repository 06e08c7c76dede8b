using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.Wires;
using Attestation.Sandbox.World;
using Attestation.Signatures;
using Attestation.Signatures.Testing;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>What a signing step hears when its answer is not taken, and what happens while nobody can say whether a certificate was revoked.</summary>
public sealed class SignedAnswersTests
{
    private static readonly DateTimeOffset Morning = TestWorld.Morning;

    [Fact]
    public async Task Without_a_current_list_a_signature_is_kept_and_nothing_is_issued_until_there_is_one()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var key = test.KeyOf(test.Bin, PersonRole.Head);
        var signed = Signed(request, key);
        PutList(test, Morning.AddDays(-2), Morning.AddDays(-1));

        await test.AnswerSigningAsync(signed);
        var waiting = await KeptAsync(test, story, signed);
        test.World.AdvanceTo(waiting.DueAt!.Value);
        var stillWaiting = await TestWorld.UntilAsync(() => FindAsync(test, story), found => found.DueAt > waiting.DueAt);
        Assert.Equal(CaseState.AwaitingSignature, stillWaiting.State);
        Assert.Null(story.Notice);
        PutList(test, Morning.AddDays(-1), Morning.AddDays(1));
        test.World.AdvanceTo(stillWaiting.DueAt!.Value);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(signed.SignedXml, story.Notice!.SignedXml);
    }

    [Fact]
    public async Task A_signature_that_was_kept_and_turns_out_revoked_is_dropped_and_asked_for_again()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var asked = await test.OpenSigningQueueAsync();
        var (story, request) = await AskedAsync(test, asked);
        using var key = test.KeyOf(test.Bin, PersonRole.Head);
        var signed = Signed(request, key);
        PutList(test, Morning.AddDays(-2), Morning.AddDays(-1));

        await test.AnswerSigningAsync(signed);
        var waiting = await KeptAsync(test, story, signed);
        test.World.Authority.Revoke(key.Certificate);
        PutList(test, Morning.AddDays(-1), Morning.AddDays(1));
        test.World.AdvanceTo(waiting.DueAt!.Value);
        await TestWorld.UntilAsync(() => Task.FromResult(asked.Count), count => count is 2);

        var after = await FindAsync(test, story);
        Assert.Equal((CaseState.AwaitingSignature, null), (after.State, after.Notice!.SignedXml));
        Assert.Null(story.Notice);
    }

    [Fact]
    public async Task The_institution_s_key_waits_for_a_current_list_too()
    {
        await using var test = await TestWorld.StartAsync(gatewayHoldsKey: true, clerkIsThere: false);
        PutList(test, Morning.AddDays(-2), Morning.AddDays(-1));

        var story = await test.SubmitAsync(test.Application());
        var waiting = await test.CaseAsync(story, CaseState.AwaitingSignature);
        PutList(test, Morning.AddDays(-1), Morning.AddDays(1));
        test.World.AdvanceTo(waiting.DueAt!.Value);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.NotNull(waiting.Notice!.SignedXml);
        Assert.Equal(waiting.Notice.SignedXml, story.Notice!.SignedXml);
    }

    [Fact]
    public async Task A_list_that_is_put_into_the_folder_counts_at_once_and_a_broken_file_does_not()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var told = await OpenAnswersAsync(test);
        var (story, request) = await AskedAsync(test);
        using var revoked = test.KeyOf(test.Bin, PersonRole.Head);
        using var good = test.KeyOf(test.Bin, PersonRole.Head);
        test.World.Authority.Revoke(revoked.Certificate);
        PutList(test, Morning.AddDays(-1), Morning.AddDays(1));

        await test.AnswerSigningAsync(Signed(request, revoked));
        var problem = await ToldAsync(told, "notice.refused");
        await File.WriteAllTextAsync(Path.Combine(WorldCertificates.TrustFolder(test.World.Settings), "half.cer"), "no", TestContext.Current.CancellationToken);
        await test.AnswerSigningAsync(Signed(request, good));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Contains(VerdictSentence.Of(VerdictCode.Revoked).Kazakh, problem.Message.Kk, StringComparison.Ordinal);
        Assert.Equal(good.Certificate.SerialNumber, Verdict(test, story).Signer!.SerialNumberHex);
    }

    [Fact]
    public async Task A_refused_signature_is_answered_with_its_reason_and_the_portal_does_not_take_the_application_for_rejected()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var told = await OpenAnswersAsync(test);
        var (story, request) = await AskedAsync(test);
        using var employee = test.KeyOf(test.Bin, PersonRole.Employee);
        using var head = test.KeyOf(test.Bin, PersonRole.Head);

        await test.AnswerSigningAsync(Signed(request, employee));
        var notEntitled = await ToldAsync(told, "notice.refused");
        await test.AnswerSigningAsync(Signed(request with { Xml = request.Xml.Replace("<kind>Acceptance", "<kind>Refusal", StringComparison.Ordinal) }, head));
        var changed = await ToldAsync(told, "notice.refused");

        Assert.Contains(VerdictSentence.Of(VerdictCode.WrongRole).Russian, notEntitled.Message.Ru, StringComparison.Ordinal);
        Assert.Contains("not that of the notice that was sent", changed.Message.En, StringComparison.Ordinal);
        Assert.Null(story.Rejected);
        Assert.Equal(CaseState.AwaitingSignature, (await FindAsync(test, story)).State);
    }

    [Fact]
    public async Task A_second_different_signature_is_answered_and_the_first_bytes_stay()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var told = await OpenAnswersAsync(test);
        var (story, request) = await AskedAsync(test);
        using var first = test.KeyOf(test.Bin, PersonRole.Head);
        using var second = test.KeyOf(test.Bin, PersonRole.CanSign);
        var signed = Signed(request, first);

        await test.AnswerSigningAsync(signed);
        await test.CaseAsync(story, CaseState.Issued);
        await test.AnswerSigningAsync(signed);
        await test.AnswerSigningAsync(Signed(request, second));
        var problem = await ToldAsync(told, "notice.alreadySigned");

        Assert.Equal("/signedXml", problem.Pointer);
        Assert.Empty(told);
        Assert.Equal(signed.SignedXml, (await FindAsync(test, story)).Notice!.SignedXml);
        Assert.Single(story.NoticeHashes);
    }

    [Fact]
    public async Task Answers_about_a_notice_that_nobody_knows_are_answered()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var told = await OpenAnswersAsync(test);

        await test.AnswerSigningAsync(new NoticeSigned { NoticeId = Guid.NewGuid(), SignedXml = "<a/>" });
        await ToldAsync(told, "notice.unknown");
        await test.AnswerSigningAsync(new NoticeNotSigned { NoticeId = Guid.NewGuid(), Reason = "директор жоқ", ReturnToReview = false });
        await ToldAsync(told, "notice.unknown");

        Assert.Empty(told);
    }

    [Fact]
    public async Task Answers_that_come_after_the_notice_went_back_to_review_are_answered()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var told = await OpenAnswersAsync(test);
        var (story, request) = await AskedAsync(test);
        using var key = test.KeyOf(test.Bin, PersonRole.Head);

        await test.AnswerSigningAsync(new NoticeNotSigned { NoticeId = request.NoticeId, Reason = "қате", ReturnToReview = true });
        await test.CaseAsync(story, CaseState.InReview);
        await test.AnswerSigningAsync(Signed(request, key));
        await ToldAsync(told, "notice.notAwaited");
        await test.AnswerSigningAsync(new NoticeNotSigned { NoticeId = request.NoticeId, Reason = "қате", ReturnToReview = false });
        await ToldAsync(told, "notice.notAwaited");

        Assert.Equal((CaseState.InReview, null), ((await FindAsync(test, story)).State, story.Notice));
    }

    private static SignatureVerdict Verdict(TestWorld test, Story story) =>
        EnvelopedSignature.Verify(Encoding.UTF8.GetBytes(story.Notice!.SignedXml), test.World.Authority.Trust, Morning);

    private static void PutList(TestWorld test, DateTimeOffset from, DateTimeOffset until)
    {
        var list = Path.Combine(WorldCertificates.TrustFolder(test.World.Settings), "issuer.crl");
        File.WriteAllBytes(list + ".new", test.World.Authority.Crl(from, until));
        File.Move(list + ".new", list, overwrite: true);
    }

    private static async Task<Case> FindAsync(TestWorld test, Story story) =>
        (await test.World.Cases.FindAsync(story.ApplicationId!.Value, TestContext.Current.CancellationToken))!;

    private static async Task<Case> KeptAsync(TestWorld test, Story story, NoticeSigned signed)
    {
        var kept = await TestWorld.UntilAsync(() => FindAsync(test, story), found => found.Notice?.SignedXml is not null);
        Assert.Equal((CaseState.AwaitingSignature, signed.SignedXml), (kept.State, kept.Notice!.SignedXml));

        return kept;
    }

    private static async Task<Queue<Problem>> OpenAnswersAsync(TestWorld test)
    {
        var told = new Queue<Problem>();
        await test.ListenAsync($"answers.{Guid.NewGuid():N}", new Binding(BusNames.Events, "topic", "application-rejected.#"), body =>
        {
            var rejected = JsonSerializer.Deserialize<ApplicationRejected>(body, ContractJson.Options)!;
            Assert.Null(rejected.ApplicationId);
            told.Enqueue(Assert.Single(rejected.Problems));
        });

        return told;
    }

    private static async Task<Problem> ToldAsync(Queue<Problem> told, string code)
    {
        await TestWorld.UntilAsync(() => Task.FromResult(told.Count), count => count > 0);
        var problem = told.Dequeue();
        Assert.Equal(code, problem.Code);

        return problem;
    }

    private static async Task<(Story Story, SignNotice Request)> AskedAsync(TestWorld test, Queue<SignNotice>? opened = null)
    {
        var asked = opened ?? await test.OpenSigningQueueAsync();
        var story = await test.SubmitAsync(test.Application());
        await test.CaseAsync(story, CaseState.AwaitingSignature);

        return (story, (await TestWorld.UntilAsync(() => Task.FromResult(asked.FirstOrDefault()), request => request is not null))!);
    }

    private static NoticeSigned Signed(SignNotice request, SigningKey key) =>
        new() { NoticeId = request.NoticeId, SignedXml = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(request.Xml), key)) };
}
