using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Retention;
using Attestation.Gateway.Tests.Receiving;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>Applications and their numbers, after a back-up took the place of the database.</summary>
public class ApplicationDifferenceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_lost_nothing_has_no_differences()
    {
        await using var site = await Site.OpenAsync();
        await site.IssueAsync(await site.SubmitAsync());
        await using var restored = await site.BackUpAsync();

        Assert.Empty(await restored.FoundAsync());
        Assert.Empty(await restored.MendedAsync());
    }

    [Fact]
    public async Task A_lost_application_is_received_again_with_its_number_and_its_instant_of_receipt()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = await site.SubmitAsync();
        var lost = await site.Store.FindAsync(id);
        restored.Store.Law.Now = site.Store.Law.Now.AddDays(1);

        var found = (await restored.LookAsync()).Found;
        Assert.Equal([(Differences.Number, "2026"), (Differences.Application, lost.Number)], found.Select(difference => (difference.Kind, difference.Number)));
        Assert.Equal([Differences.Number, Differences.Application], await restored.MendedAsync());

        var again = await restored.Store.FindAsync(id);
        Assert.Equal((lost.Number, lost.ReceivedAt, lost.Terms, lost.ContentHash), (again.Number, again.ReceivedAt, again.Terms, again.ContentHash));
        Assert.Empty(await restored.Store.QueryAsync<string>("select number from receipt_before"));
        await restored.PublishAsync();
        Assert.Equal(Body(site, "application-received"), Body(restored, "application-received"));
    }

    [Fact]
    public async Task One_that_had_no_answer_yet_is_received_as_a_new_one()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = Guid.NewGuid();
        restored.Ledger.HandOver(BusNames.Applications, "submit-application", Site.Application(id));

        var difference = Assert.Single((await restored.LookAsync()).Found);
        Assert.Equal((Differences.Application, id, null), (difference.Kind, difference.ApplicationId, difference.Number));
        Assert.Equal([Differences.Application], await restored.MendedAsync());

        Assert.Equal(ApplicationNumber.Of(2026, 1), (await restored.Store.FindAsync(id)).Number);
    }

    [Fact]
    public async Task One_whose_content_is_not_in_the_ledger_keeps_its_number_until_it_is_sent_again()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var message = Site.Application(Guid.NewGuid());
        var id = await site.SubmitPastTheLedgerAsync(message);
        var lost = await site.Store.FindAsync(id);
        restored.Store.Law.Now = site.Store.Law.Now.AddDays(1);

        Assert.Equal([Differences.Number, Differences.SendAgain], await restored.FoundAsync());
        Assert.Equal([Differences.Number, Differences.SendAgain], await restored.MendedAsync());
        Assert.Null(await restored.Store.Cases.FindAsync(id, Cancelled));
        await restored.SubmitPastTheLedgerAsync(message);

        var again = await restored.Store.FindAsync(id);
        Assert.Equal((lost.Number, lost.ReceivedAt), (again.Number, again.ReceivedAt));
    }

    [Fact]
    public async Task One_that_is_in_the_ledger_as_a_refused_message_alone_must_be_sent_again()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var message = Site.Application(Guid.NewGuid());
        var id = await site.SubmitPastTheLedgerAsync(message);
        await site.SubmitAsync(Site.Application(id).With("/position", "директор"));
        Assert.Contains(site.Sent, sent => sent.Type is "application-rejected");

        Assert.Equal([Differences.Number, Differences.SendAgain], await restored.MendedAsync());

        await restored.SubmitPastTheLedgerAsync(message);
        Assert.Equal((await site.Store.FindAsync(id)).ContentHash, (await restored.Store.FindAsync(id)).ContentHash);
    }

    [Fact]
    public async Task A_rejection_is_about_the_message_that_it_names()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = Guid.NewGuid();
        var (wrong, corrected) = (Site.Application(id).With("/position", "директор"), Site.Application(id));
        restored.Ledger.HandOver(BusNames.Applications, "submit-application", wrong);
        restored.Ledger.HandOver(BusNames.Applications, "submit-application", corrected);
        await site.SubmitPastTheLedgerAsync(wrong);
        await site.SubmitPastTheLedgerAsync(corrected);

        Assert.Equal([Differences.Number, Differences.Application], await restored.MendedAsync());

        Assert.Equal((await site.Store.FindAsync(id)).ContentHash, (await restored.Store.FindAsync(id)).ContentHash);
    }

    [Fact]
    public async Task A_rejection_of_an_older_version_is_about_the_latest_message_of_its_kind()
    {
        await using var site = await Site.OpenAsync();
        var id = Guid.NewGuid();
        site.Ledger.HandOver(BusNames.Applications, "submit-application", Site.Application(id).With("/position", "директор"));
        site.Ledger.Publish(new ApplicationRejected { EventId = Guid.NewGuid(), ApplicationId = id, OccurredAt = site.Store.Clocks.Now, Problems = [Problems.MessageUnknown.At("")] });

        Assert.Empty(await site.FoundAsync());
    }

    [Fact]
    public async Task Who_read_a_part_of_the_ledger_opens_no_doors()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        await site.SubmitAsync();

        var part = await restored.ApplyAsync(since: restored.Ledger.Now.AddSeconds(1));

        Assert.Empty(part.Found);
        Assert.Null(await restored.Restored.KnownUntilAsync(Cancelled));
        Assert.Contains("reconcile", await restored.Gate.LookAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_next_application_gets_the_number_after_the_last_that_was_given_out(int lost)
    {
        await using var site = await Site.OpenAsync();
        await site.SubmitAsync();
        await using var restored = await site.BackUpAsync();
        for (var i = 0; i < lost; i++)
        {
            await site.SubmitAsync();
        }

        await restored.ApplyAsync();

        Assert.Equal(ApplicationNumber.Of(2026, lost + 2), (await restored.Store.FindAsync(await restored.SubmitAsync())).Number);
    }

    [Fact]
    public async Task A_number_that_is_behind_is_raised_and_never_lowered()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync(new ListedLedger());
        await restored.Store.ReceiveAsync();
        await restored.Store.ReceiveAsync();

        restored.Ledger.Publish("service-stage-changed", new { applicationNumber = ApplicationNumber.Of(2026, 2) });
        Assert.Empty(await restored.MendedAsync());
        restored.Ledger.Publish("service-stage-changed", new { applicationNumber = ApplicationNumber.Of(2026, 3) });
        Assert.Equal([Differences.Number], await restored.MendedAsync());

        Assert.Equal(ApplicationNumber.Of(2026, 4), (await restored.Store.ReceiveAsync()).Number);
    }

    [Fact]
    public async Task An_application_that_stands_under_another_number_is_listed_once_and_left_alone()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        await site.Store.ReceiveAsync();
        var id = await site.SubmitPastTheLedgerAsync();
        var lost = (await site.Store.FindAsync(id)).Number;
        await restored.Store.ReceiveAsync(restored.Store.Arrived() with { Application = restored.Store.Arrived().Application with { Id = id } });

        var difference = Assert.Single((await restored.ApplyAsync()).Found, difference => difference.Kind is Differences.NumberTaken);

        Assert.Equal((id, lost, true), (difference.ApplicationId, difference.Number, difference.Mended));
        Assert.Empty(await restored.FoundAsync());
        Assert.NotEqual(lost, (await restored.Store.FindAsync(id)).Number);
    }

    [Fact]
    public async Task One_whose_number_was_given_to_another_is_listed_once_and_not_kept()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = await site.SubmitPastTheLedgerAsync();
        var holder = await restored.Store.ReceiveAsync();

        Assert.Equal([Differences.NumberTaken], await restored.FoundAsync());
        Assert.Equal([Differences.NumberTaken], await restored.MendedAsync());

        Assert.Null(await restored.Restored.StandingAsync(id, Cancelled));
        Assert.Equal(ApplicationNumber.Of(2026, 1), holder.Number);
    }

    [Fact]
    public async Task One_whose_number_was_given_to_another_and_whose_content_is_there_is_received_under_a_new_number()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = await site.SubmitAsync();
        var holder = await restored.SubmitAsync();
        restored.Store.Law.Now = site.Store.Law.Now.AddDays(1);
        Assert.Equal((await site.Store.FindAsync(id)).Number, (await restored.Store.FindAsync(holder)).Number);

        Assert.Equal([Differences.Application, Differences.NumberTaken], await restored.MendedAsync());

        var again = await restored.Store.FindAsync(id);
        Assert.Equal((ApplicationNumber.Of(2026, 2), (await site.Store.FindAsync(id)).ReceivedAt), (again.Number, again.ReceivedAt));
    }

    [Fact]
    public async Task A_message_that_was_answered_with_a_rejection_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        var issued = await site.SubmitAsync();
        await site.IssueAsync(issued);
        await using var restored = await site.BackUpAsync();

        await site.SubmitAsync(Site.Application(Guid.NewGuid()).Without("/position"));
        await site.WithdrawAsync(issued);
        await site.TakeAsync(BusNames.Applications, "record-review-decision", Given.ReviewDecision().With("/applicationId", $"{issued:D}"));
        await site.TakeAsync(BusNames.Applications, "record-commission-decision", Site.Commission(issued));

        Assert.Equal(4, site.Sent.Count(sent => sent.Type is "application-rejected"));
        Assert.Empty(await restored.FoundAsync());
    }

    [Fact]
    public async Task What_was_sent_rightly_after_a_rejection_is_a_difference()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = Guid.NewGuid();
        await site.SubmitAsync(Site.Application(id).Without("/position"));
        await site.SubmitAsync(Site.Application(id));

        Assert.Equal([Differences.Number, Differences.Application], await restored.MendedAsync());

        Assert.Equal((await site.Store.FindAsync(id)).ContentHash, (await restored.Store.FindAsync(id)).ContentHash);
    }

    [Fact]
    public async Task What_a_door_refuses_now_is_not_found_again()
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.HandOver(BusNames.Applications, "submit-application", Site.Application(Guid.NewGuid()).Without("/position"));

        Assert.Equal([Differences.Application], await site.MendedAsync());

        await site.PublishAsync();
        Assert.Equal(["application-rejected"], site.Sent.Select(sent => sent.Type));
    }

    [Fact]
    public async Task A_received_application_that_its_door_refuses_now_is_found_until_the_door_takes_it()
    {
        await using var site = await Site.OpenAsync();
        await using var taking = await site.BackUpAsync();
        await using var refusing = await taking.BackUpAsync(takesPaper: false);
        var id = await site.SubmitAsync(Site.OnPaper(Guid.NewGuid()));

        foreach (var _ in new[] { "once", "again" })
        {
            var difference = Assert.Single((await refusing.ApplyAsync()).Found, difference => difference.Kind is Differences.Application);
            Assert.Equal((id, false), (difference.ApplicationId, difference.Mended));
        }

        Assert.Null(await refusing.Restored.KnownUntilAsync(Cancelled));
        Assert.Equal([Differences.Number, Differences.Application], await taking.MendedAsync());
    }

    [Fact]
    public async Task What_was_erased_after_its_term_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        var (issued, withdrawn) = (await site.SubmitAsync(), await site.SubmitAsync());
        await site.IssueAsync(issued);
        await site.WithdrawAsync(withdrawn);
        Assert.Equal(2, await new CaseEraser(site.Store.Database, site.Store.Clocks).EraseAsync(site.Store.Clocks.Now.AddSeconds(1), Cancelled));

        Assert.Empty(await site.FoundAsync());
        Assert.Null(await site.Gate.LookAsync(Cancelled));
    }

    [Fact]
    public async Task What_nobody_can_read_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.Add(BusNames.Applications, "", "submit-application", "{ no json"u8.ToArray());
        site.Ledger.Add(BusNames.Events, "notice-issued", "notice-issued", "[]"u8.ToArray());
        site.Ledger.Add(BusNames.Events, "application-received", "application-received", "{\"applicationId\":7}"u8.ToArray());
        site.Ledger.Add("", BusNames.Ledger, "journal-checkpoint", "{ no json"u8.ToArray());
        site.Ledger.Add("", BusNames.Ledger, "journal-checkpoint", "{}"u8.ToArray());
        site.Ledger.Add("another.exchange", "", "submit-application", "{}"u8.ToArray());

        var report = await site.LookAsync();

        Assert.Empty(report.Found);
        Assert.Equal(6, report.Entries);
        Assert.Null(await site.Gate.LookAsync(Cancelled));
    }

    private static byte[] Body(Site site, string type) => site.Sent.Last(sent => sent.Type == type).Body;
}
