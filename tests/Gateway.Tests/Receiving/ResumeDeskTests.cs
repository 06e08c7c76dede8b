using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Tests.Cases;
using DecidingGiven = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>A parked case is put back by an operator's word, and goes on where it stood.</summary>
public class ResumeDeskTests
{
    private static readonly Guid Id = new("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10");

    private static readonly SchoolYears NoYear = SchoolYears.From(new() { SchoolYears = [DecidingGiven.Year("2020-2021", "2020-09-01", "2021-08-31")] });

    [Fact]
    public async Task One_that_was_parked_at_receipt_is_received_with_the_instant_at_which_it_arrived()
    {
        await using var store = await OpenStore.StartAsync();
        await new OpenDesks(store, NoYear).SubmitAsync(Given.ValidMessage());
        var parked = await store.FindAsync(Id);
        Assert.Equal((CaseState.Parked, null), (parked.State, parked.Terms));
        store.Law.Now = store.Law.Now.AddDays(3);
        var desks = new OpenDesks(store);
        Assert.Empty(await desks.TypesAsync());

        var resumed = Assert.IsType<Resumption.Resumed>(await desks.ResumeAsync(Id));

        var @case = await store.FindAsync(Id);
        Assert.Equal((parked.Number, CaseState.Collecting), (resumed.Number, @case.State));
        Assert.Equal((DecidingGiven.ReceivedAt, "2026-2027"), (@case.ReceivedAt, @case.SchoolYear));
        Assert.Equal(DecidingGiven.ReceivedAt, @case.Terms!.RegisteredAt);
        var sent = await desks.SentAsync();
        Assert.Equal(["application-received", "application-received", "service-stage-changed", "application-registered", "service-stage-changed"], sent.Select(message => message.Type));
        Assert.Contains(sent, message => message is { Type: "application-received", To: "my-answers" });
        Assert.Equal(["parked", "resumed"], await store.QueryAsync<string>("select entry from journal order by seq"));
    }

    [Fact]
    public async Task While_the_cause_is_still_there_the_operator_is_told_so_and_nothing_changes()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store, NoYear);
        await desks.SubmitAsync(Given.ValidMessage());

        var blocked = Assert.IsType<Resumption.StillBlocked>(await desks.ResumeAsync(Id));

        Assert.Contains("No school year contains 2026-10-06", blocked.Why, StringComparison.Ordinal);
        Assert.Equal(CaseState.Parked, (await store.FindAsync(Id)).State);
    }

    [Fact]
    public async Task A_date_beyond_the_table_parks_the_case_with_a_clear_error()
    {
        await using var store = await OpenStore.StartAsync();
        store.Law.Now = Kazakhstan.At(new DateOnly(2028, 1, 3), new TimeOnly(10, 0));
        var years = SchoolYears.From(new() { SchoolYears = [DecidingGiven.Year("2027-2028", "2027-09-01", "2028-08-31")] });
        var desks = new OpenDesks(store, years);

        await desks.SubmitAsync(Given.ValidMessage().With("/submittedAt", "2028-01-03T10:00:00+05:00"));

        Assert.Equal(CaseState.Parked, (await store.FindAsync(Id)).State);
        var blocked = Assert.IsType<Resumption.StillBlocked>(await desks.ResumeAsync(Id));
        Assert.Contains("2026-01-01 to 2027-12-31", blocked.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(CaseState.Collecting))]
    [InlineData(nameof(CaseState.Deciding))]
    [InlineData(nameof(CaseState.Notices))]
    [InlineData(nameof(CaseState.Signing))]
    [InlineData(nameof(CaseState.Issuing))]
    public async Task One_that_was_parked_on_the_way_goes_back_before_its_stop(string stop)
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync();
        await store.Cases.SaveAsync(new Step(@case with { State = CaseState.Parked, DueAt = null, Attempts = 4 }, new JournalNote(stop, "parked")), null, TestContext.Current.CancellationToken);

        await desks.ResumeAsync(@case.Id);

        var found = await store.FindAsync(@case.Id);
        Assert.Equal((Enum.Parse<CaseState>(stop), store.Clocks.Now, 0), (found.State, found.DueAt, found.Attempts));
    }

    [Fact]
    public async Task Who_put_it_back_and_why_is_kept_encrypted()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store, NoYear);
        await desks.SubmitAsync(Given.ValidMessage());

        await new OpenDesks(store).ResumeAsync(Id);

        var line = (await new CaseOverview(store.Database, store.Cipher).JournalAsync(Id, TestContext.Current.CancellationToken)).Single(line => line.Entry is "resumed");
        Assert.Contains("ОПЕРАТОР БІРІНШІ", line.Personal, StringComparison.Ordinal);
        Assert.Contains("Күнтізбе ұзартылды", line.Personal, StringComparison.Ordinal);
        Assert.DoesNotContain("ОПЕРАТОР", line.Details ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_waits_for_a_silent_register_tries_now()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(store.Arrived() with { DueAt = store.Clocks.Now.AddHours(24), Attempts = 12 });

        Assert.IsType<Resumption.Resumed>(await new OpenDesks(store).ResumeAsync(@case.Id));

        Assert.Equal((store.Clocks.Now, 0), ((await store.FindAsync(@case.Id)).DueAt, (await store.FindAsync(@case.Id)).Attempts));
    }

    [Theory]
    [InlineData(nameof(CaseState.InReview))]
    [InlineData(nameof(CaseState.AwaitingSignature))]
    [InlineData(nameof(CaseState.Withdrawn))]
    public async Task One_that_is_not_parked_stays_and_the_operator_is_told(string state)
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(store.Arrived() with { State = Enum.Parse<CaseState>(state), DueAt = null });

        Assert.Equal(Enum.Parse<CaseState>(state), Assert.IsType<Resumption.NotParked>(await new OpenDesks(store).ResumeAsync(@case.Id)).State);
        Assert.IsType<Resumption.Unknown>(await new OpenDesks(store).ResumeAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task A_damaged_case_is_not_put_back_before_it_can_be_read()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();
        var sound = Assert.Single(await store.QueryAsync<byte[]>("select application from application_case"));
        await store.ExecuteAsync("update application_case set application = x'01'");
        await store.ClaimAsync();

        Assert.IsType<Resumption.StillBlocked>(await new OpenDesks(store).ResumeAsync(@case.Id));
        await store.ExecuteAsync("update application_case set application = @sound", new { sound });

        Assert.IsType<Resumption.Resumed>(await new OpenDesks(store).ResumeAsync(@case.Id));
        Assert.Equal(CaseState.Collecting, (await store.FindAsync(@case.Id)).State);
    }

    [Fact]
    [Requirement("S2-27")]
    public async Task One_that_was_parked_at_receipt_counts_for_the_later_one_of_the_year()
    {
        await using var store = await OpenStore.StartAsync();
        await new OpenDesks(store, NoYear).SubmitAsync(Given.ValidMessage());
        var desks = new OpenDesks(store);
        var laterId = Guid.NewGuid();
        await desks.SubmitAsync(Given.ValidMessage().With("/applicationId", laterId.ToString()));
        var later = await store.FindAsync(laterId);
        Assert.Equal(FiledBefore.Undecided, await BeforeAsync(store, later));
        await store.SaveAsync(later with { DueAt = store.Clocks.Now.AddDays(1) });

        await desks.ResumeAsync(Id);
        Assert.Equal(store.Clocks.Now, (await store.FindAsync(laterId)).DueAt);
        Assert.Equal(FiledBefore.Undecided, await BeforeAsync(store, later));
        await store.IssueAsync(await store.FindAsync(Id), NoticeKind.Acceptance);

        Assert.Equal(FiledBefore.Accepted, await BeforeAsync(store, later));
    }

    private static Task<FiledBefore> BeforeAsync(OpenStore store, Case @case) => store.Cases.FiledBeforeAsync(@case, TestContext.Current.CancellationToken);
}
