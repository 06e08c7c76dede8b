using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Signatures;
using Attestation.Signatures.Testing;

namespace Attestation.Sandbox.Tests.Flows;

public class SigningTests
{
    [Fact]
    public async Task The_institutions_key_signs_an_acceptance_without_anybody_being_asked()
    {
        await using var test = await TestWorld.StartAsync(gatewayHoldsKey: true, clerkIsThere: false);
        var asked = await test.OpenSigningQueueAsync();

        var story = await test.SubmitAsync(test.Application());
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(NoticeKind.Acceptance, story.Notice!.Kind);
        Assert.Empty(asked);
    }

    [Fact]
    [Requirement("S2-6", "S2-8")]
    public async Task A_refusal_waits_for_a_person_even_where_the_institutions_key_is_at_hand()
    {
        await using var test = await TestWorld.StartAsync(gatewayHoldsKey: true, clerkIsThere: false);
        var asked = await test.OpenSigningQueueAsync();

        var story = await test.SubmitAsync(test.Application(change: message => message.Remove("essay")));
        await test.CaseAsync(story, CaseState.AwaitingSignature);

        var request = await TestWorld.UntilAsync(() => Task.FromResult(asked.FirstOrDefault()), request => request is not null);
        Assert.Equal(NoticeKind.Refusal, request!.Kind);
        Assert.Null(story.Notice);
    }

    [Theory]
    [InlineData(PersonRole.Head)]
    [InlineData(PersonRole.CanSign)]
    public async Task Whoever_may_sign_for_the_school_signs(PersonRole role)
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var key = test.KeyOf(test.Bin, role);

        await test.AnswerSigningAsync(Signed(request, key));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(request.NoticeNumber, story.Notice!.NoticeNumber);
    }

    [Fact]
    [Requirement("S2-2", "S2-8")]
    public async Task A_signature_of_another_school_is_not_taken()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var stranger = test.KeyOf(Stubs.TestKit.Bin.Make(2009, 9, 9), PersonRole.Head);

        await test.AnswerSigningAsync(Signed(request, stranger));

        await test.CaseAsync(story, CaseState.AwaitingSignature);
        Assert.Null(story.Notice);
    }

    [Fact]
    public async Task An_employee_without_the_right_to_sign_is_not_taken_for_the_school()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var employee = test.KeyOf(test.Bin, PersonRole.Employee);

        await test.AnswerSigningAsync(Signed(request, employee));

        await test.CaseAsync(story, CaseState.AwaitingSignature);
    }

    [Fact]
    public async Task A_notice_of_another_authority_is_not_taken()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var elsewhere = new TestAuthority();
        using var key = elsewhere.IssuePerson(Stubs.TestKit.Iin.Make(new DateOnly(1970, 1, 1), male: true, 1), "БӨТЕН АДАМ", test.Bin, "мектеп", PersonRole.Head);

        await test.AnswerSigningAsync(Signed(request, key));

        await test.CaseAsync(story, CaseState.AwaitingSignature);
    }

    [Fact]
    public async Task A_changed_notice_is_not_taken_however_well_it_is_signed()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var key = test.KeyOf(test.Bin, PersonRole.Head);

        await test.AnswerSigningAsync(Signed(request with { Xml = request.Xml.Replace("<kind>Acceptance", "<kind>Refusal", StringComparison.Ordinal) }, key));

        await test.CaseAsync(story, CaseState.AwaitingSignature);
    }

    [Fact]
    public async Task A_rewritten_declaration_is_no_change_and_the_bytes_that_came_back_are_the_bytes_that_are_issued()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var key = test.KeyOf(test.Bin, PersonRole.Head);
        var rewritten = request.Xml.Replace("""<?xml version="1.0" encoding="UTF-8"?>""", """<?xml version='1.0' encoding='utf-8' standalone='no'?>""", StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(request.Xml, rewritten);
        var signed = Signed(request with { Xml = rewritten }, key);

        await test.AnswerSigningAsync(signed);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(signed.SignedXml, story.Notice!.SignedXml);
    }

    [Fact]
    public async Task The_first_valid_signature_stays()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var first = test.KeyOf(test.Bin, PersonRole.Head);
        using var second = test.KeyOf(test.Bin, PersonRole.CanSign);
        var signed = Signed(request, first);

        await test.AnswerSigningAsync(signed);
        await test.AnswerSigningAsync(Signed(request, second));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(signed.SignedXml, story.Notice!.SignedXml);
        Assert.Single(story.NoticeHashes);
    }

    [Fact]
    [Requirement("S2-12")]
    public async Task A_notice_signed_after_hours_is_issued_at_the_next_opening()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var (story, request) = await AskedAsync(test);
        using var key = test.KeyOf(test.Bin, PersonRole.Head);
        test.World.AdvanceTo(TestWorld.Morning.AddHours(12));

        await test.AnswerSigningAsync(Signed(request, key));
        var waiting = await TestWorld.UntilAsync(
            () => test.World.Cases.FindAsync(story.ApplicationId!.Value, TestContext.Current.CancellationToken), found => found is { State: CaseState.Issuing } && found.DueAt > TestWorld.Morning.AddHours(12));
        test.World.AdvanceTo(waiting!.DueAt!.Value);
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(new DateTimeOffset(2026, 10, 7, 9, 0, 0, TimeSpan.FromHours(5)), story.Notice!.IssuedAt);
    }

    [Fact]
    public async Task A_signing_step_that_never_answers_is_asked_again_for_the_same_notice()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        var asked = await test.OpenSigningQueueAsync();
        var story = await test.SubmitAsync(test.Application());
        var waiting = await test.CaseAsync(story, CaseState.AwaitingSignature);
        await TestWorld.UntilAsync(() => Task.FromResult(asked.Count), count => count is 1);

        test.World.AdvanceTo(waiting.DueAt!.Value);
        await TestWorld.UntilAsync(() => Task.FromResult(asked.Count), count => count is 2);

        Assert.Equal(asked.Dequeue(), asked.Dequeue());
    }

    private static async Task<(Portal.Story Story, SignNotice Request)> AskedAsync(TestWorld test)
    {
        var asked = await test.OpenSigningQueueAsync();
        var story = await test.SubmitAsync(test.Application());
        await test.CaseAsync(story, CaseState.AwaitingSignature);

        return (story, (await TestWorld.UntilAsync(() => Task.FromResult(asked.FirstOrDefault()), request => request is not null))!);
    }

    private static NoticeSigned Signed(SignNotice request, SigningKey key) =>
        new() { NoticeId = request.NoticeId, SignedXml = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(request.Xml), key)) };
}
