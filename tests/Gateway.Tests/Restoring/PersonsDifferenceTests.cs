using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Tests.Deciding;
using Attestation.Gateway.Tests.Receiving;
using Attestation.Signatures.Testing;
using Given = Attestation.Gateway.Tests.Receiving.Given;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>What persons said of a case: the applicant who withdrew it, the provider who looked at it, the school that signed or did not.</summary>
public class PersonsDifferenceTests
{
    [Fact]
    public async Task A_withdrawal_that_was_published_is_taken_over_with_its_reason()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await site.BackUpAsync();
        await site.WithdrawAsync(id);
        var published = site.Sent.Single(sent => sent.Type is "application-withdrawn");

        Assert.Equal([Differences.Withdrawal], await restored.FoundAsync());
        Assert.Equal([Differences.Withdrawal], await restored.MendedAsync());

        Assert.Equal((CaseState.Withdrawn, null), ((await restored.Store.FindAsync(id)).State, (await restored.Store.FindAsync(id)).DueAt));
        var line = (await new CaseOverview(restored.Store.Database, restored.Store.Cipher).JournalAsync(id, TestContext.Current.CancellationToken))[^1];
        Assert.Equal("withdrawn, adopted after a restore", line.Entry);
        Assert.Contains("басқа жол", line.Personal, StringComparison.Ordinal);
        await restored.PublishAsync();
        Assert.Equal(published.Body, Assert.Single(restored.Sent, sent => sent.Type is "application-withdrawn").Body);
    }

    [Fact]
    public async Task A_withdrawal_that_has_no_answer_yet_goes_through_its_door()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        site.Ledger.HandOver(BusNames.Applications, "withdraw-application", Site.Withdrawal(id));

        Assert.Equal([Differences.Withdrawal], await site.MendedAsync());

        Assert.Equal("Receiving: withdrawn", (await site.JournalAsync(id))[^1]);
    }

    [Fact]
    public async Task A_withdrawal_that_is_kept_for_an_application_to_come_is_no_difference_and_a_lost_one_is_kept_again()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = Guid.NewGuid();
        await site.WithdrawAsync(id);
        Assert.Empty(await site.FoundAsync());

        Assert.Equal([Differences.Withdrawal], await restored.MendedAsync());
        await restored.SubmitAsync(Site.Application(id));

        Assert.Equal(CaseState.Withdrawn, (await restored.Store.FindAsync(id)).State);
    }

    [Fact]
    public async Task An_application_that_was_lost_with_its_withdrawal_ends_withdrawn()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = await site.SubmitAsync();
        await site.WithdrawAsync(id);

        Assert.Equal([Differences.Number, Differences.Application, Differences.Withdrawal], await restored.MendedAsync());

        Assert.Equal(CaseState.Withdrawn, (await restored.Store.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_persons_decision_that_was_lost_goes_through_its_door_while_the_case_is_in_review()
    {
        await using var site = await Site.OpenAsync();
        var id = await InReviewAsync(site);
        await using var restored = await site.BackUpAsync();
        await site.TakeAsync(BusNames.Applications, "record-review-decision", Review(id));
        Assert.Empty(await site.FoundAsync());

        var difference = Assert.Single((await restored.LookAsync()).Found);
        Assert.Equal((Differences.Review, "a person's decision was recorded and is not in the database"), (difference.Kind, difference.What));
        Assert.Equal([Differences.Review], await restored.MendedAsync());

        Assert.Equal((CaseState.Deciding, ReviewDecision.Refuse), ((await restored.Store.FindAsync(id)).State, (await restored.Store.FindAsync(id)).Review!.Decision));
    }

    [Fact]
    public async Task For_a_case_that_is_not_in_review_yet_its_sender_is_told_to_record_it_again()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await site.BackUpAsync();
        await site.Store.SaveAsync(await site.Store.FindAsync(id) with { State = CaseState.InReview, DueAt = null });
        await site.TakeAsync(BusNames.Applications, "record-review-decision", Review(id));

        Assert.Contains("not in review yet", Assert.Single((await restored.LookAsync()).Found).What, StringComparison.Ordinal);
        Assert.Equal([Differences.Review], await restored.MendedAsync());

        Assert.Equal(CaseState.Collecting, (await restored.Store.FindAsync(id)).State);
        await restored.PublishAsync();
        Assert.Equal(["application-rejected"], restored.Sent.Select(sent => sent.Type));
        Assert.Empty(await restored.FoundAsync());
    }

    [Fact]
    public async Task Of_two_decisions_on_one_case_the_one_that_is_there_hides_no_other()
    {
        await using var site = await Site.OpenAsync();
        var id = await InReviewAsync(site);
        await site.TakeAsync(BusNames.Applications, "record-review-decision", Review(id));
        await site.Store.SaveAsync(await site.Store.FindAsync(id) with { State = CaseState.InReview, DueAt = null });
        Assert.Empty(await site.FoundAsync());

        site.Ledger.HandOver(BusNames.Applications, "record-review-decision", Review(id).With("/decidedAt", "2026-10-06T12:00:01+05:00"));

        Assert.Equal([Differences.Review], await site.FoundAsync());
    }

    [Fact]
    public async Task A_signature_that_was_lost_goes_through_its_door()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await site.DrawUpAsync(id);
        await using var restored = await site.BackUpAsync();
        await site.SignAsync(id);
        Assert.Empty(await site.FoundAsync());

        Assert.Equal([Differences.Signature], await restored.FoundAsync());
        Assert.Equal([Differences.Signature], await restored.MendedAsync());

        var (lost, again) = (await site.Store.FindAsync(id), await restored.Store.FindAsync(id));
        Assert.Equal((CaseState.Issuing, lost.Notice!.SignedXml), (again.State, again.Notice!.SignedXml));
    }

    [Theory]
    [InlineData(true, nameof(CaseState.InReview))]
    [InlineData(false, nameof(CaseState.AwaitingSignature))]
    public async Task A_refusal_to_sign_that_was_lost_goes_through_its_door(bool returned, string state)
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        var notice = await site.DrawUpAsync(id);
        await using var restored = await site.BackUpAsync();
        await site.TakeAsync(BusNames.SignedNotices, "notice-not-signed", Site.NotSigned(notice, returned));
        Assert.Empty(await site.FoundAsync());

        Assert.Equal([Differences.Signature], await restored.MendedAsync());

        Assert.Equal(state, $"{(await restored.Store.FindAsync(id)).State}");
        Assert.Equal((await site.JournalAsync(id))[^1], (await restored.JournalAsync(id))[^1]);
    }

    [Theory]
    [InlineData("another school's head signed")]
    [InlineData("its content is another")]
    [InlineData("its notice is unknown")]
    [InlineData("another notice was refused")]
    public async Task What_is_no_answer_of_the_school_is_no_difference(string answer)
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        var notice = await site.DrawUpAsync(id);
        using var foreign = Site.Authority.IssuePerson(Numbers.AnotherIin, "БӨТЕН МЕКТЕП", Numbers.AnotherBin, "басқа мектеп", PersonRole.Head);
        var body = answer switch
        {
            "another school's head signed" => Site.Signed(notice, foreign),
            "its content is another" => Site.Signed(notice with { Xml = notice.Xml.Replace("2026-10-06</date>", "2026-10-07</date>", StringComparison.Ordinal) }),
            "its notice is unknown" => Site.Signed(notice with { Id = Guid.NewGuid() }),
            _ => Site.NotSigned(notice with { Id = Guid.NewGuid() }),
        };

        site.Ledger.HandOver(BusNames.SignedNotices, body.ContainsKey("signedXml") ? "notice-signed" : "notice-not-signed", body);

        Assert.Empty(await site.FoundAsync());
    }

    [Fact]
    public async Task What_comes_after_the_notice_was_signed_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        var notice = await site.DrawUpAsync(id);
        await site.SignAsync(id);

        site.Ledger.HandOver(BusNames.SignedNotices, "notice-not-signed", Site.NotSigned(notice));
        site.Ledger.HandOver(BusNames.SignedNotices, "notice-signed", Site.Signed(notice));

        Assert.Empty(await site.FoundAsync());
    }

    private static JsonObject Review(Guid id) => Given.ReviewDecision().With("/applicationId", $"{id:D}");

    private static async Task<Guid> InReviewAsync(Site site)
    {
        var id = await site.SubmitAsync();
        await site.Store.SaveAsync(await site.Store.FindAsync(id) with { State = CaseState.InReview, DueAt = null });

        return id;
    }
}
