using System.Security.Authentication;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Restoring;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>Whether a gateway may start on this database.</summary>
public class RestoreGateTests
{
    private static readonly ShutdownEventArgs Closing = new(ShutdownInitiator.Peer, 320, "CONNECTION_FORCED");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_knows_what_was_published_may_be_worked_with_and_notes_it()
    {
        await using var site = await Site.OpenAsync();
        await site.IssueAsync(await site.SubmitAsync());

        Assert.Null(await site.Gate.LookAsync(Cancelled));

        Assert.Equal(site.Store.Clocks.MachineNow, await site.Restored.KnownUntilAsync(Cancelled));
    }

    [Theory]
    [InlineData(Differences.SendAgain)]
    [InlineData(Differences.Notice)]
    [InlineData(Differences.Withdrawal)]
    [InlineData(Differences.Commission)]
    [InlineData(Differences.Checkpoint)]
    public async Task One_that_does_not_stays_shut_and_names_the_kind_and_notes_nothing(string kind)
    {
        await using var site = await Site.OpenAsync();
        var (id, onPaper) = (await site.SubmitAsync(), await site.SubmitAsync(Site.OnPaper(Guid.NewGuid())));
        await site.IssueAsync(onPaper);
        await using var restored = await site.BackUpAsync();
        await (kind switch
        {
            Differences.SendAgain => site.SubmitAsync(),
            Differences.Notice => site.IssueAsync(id),
            Differences.Withdrawal => site.WithdrawAsync(id),
            Differences.Commission => site.TakeAsync(BusNames.Applications, "record-commission-decision", Site.Commission(onPaper)),
            _ => Task.FromResult(site.Ledger.Add("", BusNames.Ledger, "journal-checkpoint", """{"seq":1,"at":"2026-10-06T05:00:00Z","hash":"AQID"}"""u8.ToArray())),
        });

        var why = await restored.Gate.LookAsync(Cancelled);

        Assert.StartsWith($"the database is older than what was published ({kind}): it was restored from a back-up", why, StringComparison.Ordinal);
        Assert.Contains("reconcile --apply", why, StringComparison.Ordinal);
        Assert.Null(await restored.Restored.KnownUntilAsync(Cancelled));
    }

    [Fact]
    public async Task What_was_handed_over_and_had_no_answer_keeps_nobody_out()
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.HandOver(BusNames.Applications, "submit-application", Site.Application(Guid.NewGuid()));

        Assert.Null(await site.Gate.LookAsync(Cancelled));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 60, false)]
    [InlineData(1, 60, true)]
    public async Task What_came_more_than_a_quarter_of_an_hour_before_the_note_is_not_read_again_nor_does_a_clock_that_ran_ahead_count(int ticks, int ahead, bool opens)
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var known = restored.Store.Clocks.MachineNow;
        await restored.Restored.SetKnownAsync(known.AddMinutes(ahead), Cancelled);
        site.Ledger.Now = known.AddMinutes(-15).AddTicks(-ticks);
        await site.SubmitAsync();

        Assert.Equal(opens, await restored.Gate.LookAsync(Cancelled) is null);
    }

    [Fact]
    public async Task A_note_is_never_set_back()
    {
        await using var site = await Site.OpenAsync();
        var later = site.Store.Clocks.MachineNow.AddDays(1);
        await site.Restored.SetKnownAsync(later, Cancelled);

        Assert.Null(await site.Gate.LookAsync(Cancelled));

        Assert.Equal(later, await site.Restored.KnownUntilAsync(Cancelled));
    }

    public static TheoryData<Exception> Faults =>
        [new BrokerUnreachableException(new IOException()), new OperationInterruptedException(Closing), new AlreadyClosedException(Closing), new IOException(), new TimeoutException()];

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task While_the_ledger_cannot_be_read_it_stays_shut_and_says_so(Exception fault)
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.Fault = fault;

        Assert.StartsWith($"the broker's ledger cannot be read ({fault.GetType().Name})", await site.Gate.LookAsync(Cancelled), StringComparison.Ordinal);
        Assert.Null(await site.Restored.KnownUntilAsync(Cancelled));
        site.Ledger.Fault = null;
        Assert.Null(await site.Gate.LookAsync(Cancelled));
    }

    [Fact]
    public async Task A_broker_that_is_not_believed_is_named_with_the_setting_to_look_at()
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.Fault = new AuthenticationException("Look at Bus:Tls.");

        Assert.Equal("the broker's ledger cannot be read. Look at Bus:Tls.", await site.Gate.LookAsync(Cancelled));
    }

    [Fact]
    public async Task A_defect_is_not_taken_for_a_broker_that_is_away()
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.Fault = new InvalidOperationException();

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Gate.LookAsync(Cancelled));
    }

    [Fact]
    public async Task While_the_database_does_not_answer_it_stays_shut_and_says_so()
    {
        await using var site = await Site.OpenAsync();
        var database = new Watched(site.Store.Database) { IsAway = true };

        Assert.Equal("the database does not answer (SqliteException)", await site.GateOver(site.RestoredOver(database)).LookAsync(Cancelled));
    }

    [Fact]
    public async Task Without_a_ledger_nothing_is_read_and_nobody_is_kept_out()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        await site.SubmitAsync();
        site.Ledger.IsKept = false;
        site.Ledger.Fault = new IOException();

        Assert.Null(await restored.Gate.LookAsync(Cancelled));
        Assert.Null(await restored.Restored.KnownUntilAsync(Cancelled));
    }
}
