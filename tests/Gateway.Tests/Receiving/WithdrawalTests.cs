using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Issuing;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Deciding;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>An application is taken back at every stop until its notice is issued; afterwards its sender is told that it is too late.</summary>
public class WithdrawalTests
{
    private static readonly Guid Id = new("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10");

    [Theory]
    [InlineData(nameof(CaseState.Collecting))]
    [InlineData(nameof(CaseState.Deciding))]
    [InlineData(nameof(CaseState.Notices))]
    [InlineData(nameof(CaseState.Signing))]
    [InlineData(nameof(CaseState.Issuing))]
    [InlineData(nameof(CaseState.InReview))]
    [InlineData(nameof(CaseState.AwaitingSignature))]
    [InlineData(nameof(CaseState.Parked))]
    [Requirement("S2-27")]
    public async Task At_every_stop_before_the_end_it_is_taken_back_once(string state)
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync(store.Arrived() with { State = Enum.Parse<CaseState>(state) });

        await desks.WithdrawAsync(@case.Id);
        await desks.WithdrawAsync(@case.Id);

        var withdrawn = await store.FindAsync(@case.Id);
        Assert.Equal((CaseState.Withdrawn, null), (withdrawn.State, withdrawn.DueAt));
        Assert.Equal(["application-withdrawn", "service-stage-changed"], await desks.TypesAsync());
        Assert.Contains($"\"during\":\"{state}\"", (await store.QueryAsync<string>("select details from journal where entry = 'withdrawn'"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_notice_went_out_the_sender_is_told_that_it_is_too_late_and_nothing_changes()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync();
        await store.IssueAsync(@case, NoticeKind.Acceptance);

        await desks.WithdrawAsync(@case.Id);

        Assert.Equal(["application.notWithdrawable"], await desks.AnsweredAsync());
        Assert.Equal(CaseState.Issued, (await store.FindAsync(@case.Id)).State);
        Assert.DoesNotContain("application-withdrawn", await desks.TypesAsync());
    }

    [Fact]
    public async Task A_withdrawal_that_overtook_its_application_is_kept_and_applied_when_it_comes()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);

        await desks.WithdrawAsync(Id);
        await desks.WithdrawAsync(Id);
        Assert.Equal(["application.notHereYet", "application.notHereYet"], await desks.AnsweredAsync());
        await desks.SubmitAsync(Given.ValidMessage());

        var @case = await store.FindAsync(Id);
        Assert.Equal((CaseState.Withdrawn, null), (@case.State, @case.DueAt));
        Assert.Equal(["received", "withdrawn"], await store.QueryAsync<string>("select entry from journal order by seq"));
        Assert.Contains("application-received", await desks.TypesAsync());
        Assert.Contains("application-withdrawn", await desks.TypesAsync());
        Assert.Empty(await store.ClaimAsync());
        Assert.Empty(await store.QueryAsync<string>("select application_id from early_withdrawal"));
    }

    [Fact]
    public async Task A_withdrawal_kept_for_one_application_takes_no_other_back()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);

        await desks.WithdrawAsync(Guid.NewGuid());
        await desks.SubmitAsync(Given.ValidMessage());

        Assert.Equal(CaseState.Collecting, (await store.FindAsync(Id)).State);
    }

    [Fact]
    public async Task An_application_and_its_withdrawal_at_the_same_moment_end_withdrawn_whichever_comes_first()
    {
        await using var store = await OpenStore.StartAsync();
        await using var another = await store.AnotherAsync();
        var (one, other) = (new OpenDesks(store), new OpenDesks(another));
        Guid[] ids = [.. Enumerable.Range(0, 40).Select(_ => Guid.NewGuid())];

        await Task.WhenAll(ids.SelectMany(id => new[]
        {
            Task.Run(() => one.SubmitAsync(Given.ValidMessage().With("/applicationId", id.ToString()))),
            Task.Run(() => other.WithdrawAsync(id)),
        }));

        Assert.Equal(["Withdrawn"], await store.QueryAsync<string>("select distinct state from application_case"));
        Assert.Equal(40, Assert.Single(await store.QueryAsync<long>("select count(*) from outbox where type = 'application-withdrawn'")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Against_the_issuing_exactly_one_of_the_two_wins()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var times = new WorkingTimes(Provider.Calendar(), Provider.UsualSchedule, new Dictionary<string, ProviderSchedule>(StringComparer.Ordinal));
        List<Case> cases = [];
        for (var i = 0; i < 60; i++)
        {
            var notice = new Notice(Guid.NewGuid(), $"n{i}/1", NoticeKind.Acceptance, "<notice/>") { SignedXml = "<signed/>", Sha256 = "00" };
            cases.Add(await store.ReceiveAsync(store.Arrived() with { State = CaseState.Issuing, Notice = notice, Decision = Decision.Accept("2025", store.Clocks.Now) }));
        }

        var working = Working.StartAsync(store, new IssuingStop(times, store.Clocks));
        await Task.WhenAll(cases.AsEnumerable().Reverse().Select(@case => Task.Run(() => desks.WithdrawAsync(@case.Id))));
        await using var worker = await working;
        while ((await store.QueryAsync<long>("select count(*) from application_case where state = 'Issuing'"))[0] > 0)
        {
            await Task.Yield();
        }

        var sent = await desks.SentAsync();
        foreach (var @case in cases)
        {
            var state = (await store.FindAsync(@case.Id)).State;
            var issued = sent.Count(message => message.Type is "notice-issued" && message.Body["applicationId"]!.GetValue<Guid>() == @case.Id);
            var withdrawn = sent.Count(message => message.Type is "application-withdrawn" && message.Body["applicationId"]!.GetValue<Guid>() == @case.Id);
            var tooLate = sent.Count(message => message is { Type: "application-rejected", To: "my-answers" } && message.Body["applicationId"]!.GetValue<Guid>() == @case.Id);
            Assert.Equal(state is CaseState.Issued ? (1, 0, 1) : (0, 1, 0), (issued, withdrawn, tooLate));
        }
    }

    [Fact]
    public async Task Why_it_was_taken_back_is_kept_encrypted_and_never_in_clear()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync();

        await desks.WithdrawAsync(@case.Id, "Қызым ауырып қалды");

        var overview = new CaseOverview(store.Database, store.Cipher);
        var line = (await overview.JournalAsync(@case.Id, TestContext.Current.CancellationToken)).Single(line => line.Entry is "withdrawn");
        Assert.Contains("Қызым ауырып қалды", line.Personal, StringComparison.Ordinal);
        Assert.DoesNotContain("Қызым", line.Details, StringComparison.Ordinal);
        var stored = Assert.Single(await store.QueryAsync<byte[]>("select personal from journal where entry = 'withdrawn'"));
        Assert.True(stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Қызым")) < 0);
    }

    [Fact]
    public async Task The_journal_holds_when_the_words_are_erased_after_their_term_and_not_when_their_seal_is_changed()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync();
        await desks.WithdrawAsync(@case.Id);

        await store.ExecuteAsync("update journal set personal = null");
        Assert.True(await HoldsAsync(store, @case));

        await store.ExecuteAsync("update journal set details = replace(details, '\"sealed\":\"', '\"sealed\":\"0')");
        Assert.False(await HoldsAsync(store, @case));
    }

    [Fact]
    public async Task Words_put_in_place_of_those_that_were_sealed_are_noticed()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync();
        await desks.WithdrawAsync(@case.Id);

        var others = store.Cipher.EncryptJson(SealedWords.Of(new { reason = "others" }), SealedWords.Place(@case.Id, 2));
        await store.ExecuteAsync("update journal set personal = @others where seq = 2", new { others });

        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(
            () => new CaseOverview(store.Database, store.Cipher).JournalAsync(@case.Id, TestContext.Current.CancellationToken));
    }

    private static async Task<bool> HoldsAsync(OpenStore store, Case @case) =>
        JournalChain.Holds(await store.QueryAsync<JournalChain.Row>("select * from journal order by seq"), (await store.FindAsync(@case.Id)).Journal);
}
