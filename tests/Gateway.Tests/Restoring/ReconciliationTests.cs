using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Tests.Receiving;
using Microsoft.Extensions.Options;
using Given = Attestation.Gateway.Tests.Receiving.Given;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>A comparison as a whole: it may be looked at, applied, interrupted and run again.</summary>
public class ReconciliationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_was_lost_is_listed_in_the_order_of_the_ledger()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await LoseAsync(site);

        string[] expected =
        [
            Differences.Number, Differences.Application, Differences.Notice, Differences.SendAgain, Differences.Notice, Differences.Signature, Differences.Notice,
            Differences.Withdrawal, Differences.Commission, Differences.Notice, Differences.Review, Differences.NoticeNotGenuine, Differences.Checkpoint,
        ];
        var report = await restored.LookAsync();
        Assert.Equal(expected, report.Found.Select(difference => difference.Kind));
        Assert.All(report.Found, difference => Assert.Null(difference.Mended));
        Assert.Equal(site.Ledger.Entries.Count, report.Entries);
    }

    [Fact]
    public async Task A_look_writes_nothing_while_there_are_differences()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await LoseAsync(site);
        var before = await restored.RowsAsync();

        await restored.LookAsync();

        Assert.Equal(before, await restored.RowsAsync());
    }

    [Fact]
    public async Task A_look_writes_nothing_while_there_are_none()
    {
        await using var site = await Site.OpenAsync();
        await site.IssueAsync(await site.SubmitAsync());
        var before = await site.RowsAsync();

        Assert.Empty((await site.LookAsync()).Found);

        Assert.Equal(before, await site.RowsAsync());
    }

    [Fact]
    public async Task To_apply_twice_changes_nothing_more()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await LoseAsync(site);
        await restored.MendedAsync();
        var once = await restored.RowsAsync();

        Assert.Empty((await restored.ApplyAsync()).Found);

        Assert.Equal(once, await restored.RowsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interrupted_at_any_of_its_writes_and_run_again_it_ends_the_same(bool afterwards)
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await LoseAsync(site);
        await using var whole = await restored.BackUpAsync();
        await whole.MendedAsync();
        var expected = await StateAsync(whole);
        var isInterrupted = true;
        var writes = 0;

        for (; isInterrupted; writes++)
        {
            await using var broken = await restored.BackUpAsync();
            var dying = new Watched(broken.Store.Database) { WritesLeft = writes, DiesAfterwards = afterwards };
            var failure = await Record.ExceptionAsync(() => broken.Over(broken.RestoredOver(dying)).RunAsync(since: null, apply: true, Cancelled));
            isInterrupted = failure is IOException;
            Assert.True(isInterrupted || failure is null, $"{failure}");

            await broken.MendedAsync();
            Assert.Equal(expected, await StateAsync(broken));
        }

        Assert.True(writes > 8, $"{writes} writes");
    }

    [Fact]
    public async Task What_arrives_while_it_runs_is_left_to_the_next_run()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        await site.SubmitAsync();
        site.Ledger.AtEndOfReading = () => site.Ledger.HandOver(BusNames.Applications, "submit-application", Site.Application(Guid.NewGuid()));

        var report = await restored.ApplyAsync();

        Assert.Equal([Differences.Number, Differences.Application], report.Found.Select(difference => difference.Kind));
        Assert.Equal(1, Assert.Single(await restored.Store.QueryAsync<long>("select count(*) from application_case")));
    }

    [Fact]
    public async Task What_was_applied_in_full_is_known_until_it_began()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await LoseAsync(site);

        await restored.ApplyAsync();

        Assert.Equal(restored.Store.Clocks.MachineNow, await restored.Restored.KnownUntilAsync(Cancelled));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_part_of_the_ledger_does_not_vouch_for_what_came_before_it(bool apply)
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        await site.SubmitAsync();
        var later = site.Ledger.Now.AddDays(1);
        site.Ledger.Now = later;
        restored.Store.Machine.Now = later;

        Assert.Empty((await (apply ? restored.ApplyAsync(later) : restored.LookAsync(later))).Found);

        Assert.NotNull(await restored.Gate.LookAsync(Cancelled));
        Assert.Equal([Differences.Number, Differences.Application], await restored.FoundAsync());
    }

    // One of each kind that a restore brings about, and a forgery.
    private static async Task<Site> LoseAsync(Site site)
    {
        await site.IssueAsync(await site.SubmitAsync());
        var (drawn, taken, reviewed, onPaper) = (await site.SubmitAsync(), await site.SubmitAsync(), await site.SubmitAsync(), await site.SubmitAsync(Site.OnPaper(Guid.NewGuid())));
        await site.DrawUpAsync(drawn);
        await site.IssueAsync(onPaper);
        var restored = await site.BackUpAsync();

        site.Store.Law.Now = site.Store.Law.Now.AddMinutes(1);
        await site.IssueAsync(await site.SubmitAsync());
        await site.IssueAsync(await site.SubmitPastTheLedgerAsync());
        await site.SignAndIssueAsync(drawn);
        await site.WithdrawAsync(taken);
        await site.TakeAsync(BusNames.Applications, "record-commission-decision", Site.Commission(onPaper));
        await site.IssueDocumentAsync(onPaper);
        await site.Store.SaveAsync(await site.Store.FindAsync(reviewed) with { State = CaseState.InReview, DueAt = null });
        await site.TakeAsync(BusNames.Applications, "record-review-decision", Given.ReviewDecision().With("/applicationId", $"{reviewed:D}"));
        site.Ledger.Publish(new NoticeIssued
        {
            EventId = Guid.NewGuid(),
            ApplicationId = reviewed,
            ApplicationNumber = (await site.Store.FindAsync(reviewed)).Number,
            Channel = Channel.Egov,
            ProviderBin = Given.Bin,
            OccurredAt = site.Store.Clocks.Now,
            NoticeNumber = "AT-26-00000004-9/1",
            Kind = NoticeKind.Acceptance,
            IssuedAt = site.Store.Clocks.Now,
            Reasons = [],
            SignedXml = "<notice/>",
            Sha256 = "00",
        });
        using var key = new JournalKey(new JournalOptions(), Site.Head);
        var kept = Options.Create(new BusOptions { Ledger = new LedgerOptions { Enabled = true } });
        await new CheckpointStore(site.Store.Database, key, site.Store.Clocks, site.Store.Outbox, kept).MakeAsync(100, Cancelled);
        await site.PublishAsync();
        restored.Store.Law.Now = site.Store.Law.Now;

        return restored;
    }

    // What a door answered twice is said twice: how often is left out.
    private static Task<IReadOnlyList<string>> StateAsync(Site site) => site.Store.QueryAsync<string>(
        """
        select id || ' ' || number || ' ' || state || ' ' || received_at from application_case
        union all select case_id || ' ' || seq || ' ' || stop || ' ' || entry from journal
        union all select application_id || ' ' || number || ' ' || received_at from receipt_before
        union all select year || ' ' || last from serial
        union all select hex(hash) || ' ' || seq from checkpoint_lost
        union all select 'known ' || at from ledger_known
        union all select distinct type || ' ' || coalesce(case_id, '-') from outbox
        order by 1
        """);
}
