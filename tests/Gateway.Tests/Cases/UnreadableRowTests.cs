using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Storage;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>One damaged row blocks nobody else.</summary>
public class UnreadableRowTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update application_case set application = x'0102' where id = @id")]
    [InlineData("update application_case set evidence = x'' where id = @id")]
    [InlineData("update application_case set evidence = (select application from application_case where id = @id) where id = @id")]
    [InlineData("update application_case set application = (select application from application_case where id <> @id limit 1) where id = @id")]
    public async Task A_damaged_case_is_parked_with_its_cause_and_the_others_of_the_batch_are_claimed(string damage)
    {
        await using var store = await OpenStore.StartAsync();
        var (first, damaged, last) = (await store.ReceiveAsync(), await store.ReceiveAsync(), await store.ReceiveAsync());
        await store.ExecuteAsync(damage, new { id = $"{damaged.Id:D}" });

        var claimed = await store.ClaimAsync();

        Assert.Equal([first.Id, last.Id], claimed.Select(@case => @case.Id));
        Assert.Equal("Parked", Assert.Single(await store.QueryAsync<string>("select state from application_case where id = @id and due_at is null and lease_until is null", new { id = $"{damaged.Id:D}" })));
        var entry = Assert.Single(await store.QueryAsync<JournalChain.Row>("select * from journal where entry = 'parked'"));
        Assert.Equal("Collecting", entry.Stop);
        Assert.Contains(UnreadableRows.Cause, entry.Details, StringComparison.Ordinal);
        Assert.Empty(await store.ClaimAsync());
    }

    [Fact]
    public async Task The_journal_of_a_parked_damaged_case_still_holds()
    {
        await using var store = await OpenStore.StartAsync();
        var damaged = await store.ReceiveAsync();
        await store.ExecuteAsync("update application_case set application = x'01'");

        await store.ClaimAsync();

        var head = Assert.Single(await store.QueryAsync<CaseRow>("select journal_seq, journal_hash from application_case"));
        Assert.True(JournalChain.Holds(
            await store.QueryAsync<JournalChain.Row>("select * from journal where case_id = @id order by seq", new { id = $"{damaged.Id:D}" }), new JournalHead(head.JournalSeq, head.JournalHash)));
    }

    [Fact]
    public async Task A_case_whose_key_this_instance_lacks_is_put_off_and_not_parked()
    {
        await using var store = await OpenStore.StartAsync();
        var foreign = await store.ReceiveAsync();
        var own = await store.ReceiveAsync();
        var another = new ColumnCipher(Keyring.Load(store.Folder.Write("k9.json", Opened.Keys("k1").Replace("k1", "k9", StringComparison.Ordinal)), create: false));
        await store.ExecuteAsync(
            "update application_case set evidence = @evidence where id = @id",
            new { id = $"{foreign.Id:D}", evidence = another.EncryptJson(Evidence.None, $"application_case/evidence/{foreign.Id:D}") });

        Assert.Equal([own.Id], (await store.ClaimAsync()).Select(@case => @case.Id));

        var row = Assert.Single(await store.QueryAsync<CaseRow>("select * from application_case where id = @id", new { id = $"{foreign.Id:D}" }));
        Assert.Equal(("Collecting", store.Clocks.Now.AddMinutes(1), null), (row.State, row.DueAt, row.LeaseUntil));
    }

    [Fact]
    public async Task A_damaged_message_is_put_aside_and_those_behind_it_go_out()
    {
        await using var store = await OpenStore.StartAsync();
        await store.ReceiveAsync(null, store.Message("first"), store.Message("damaged"), store.Message("last"));
        await store.ExecuteAsync("update outbox set body = x'010203' where type = 'damaged'");

        var claimed = await store.Outbox.ClaimDueAsync(100, store.Clocks.MachineNow.AddSeconds(30), Cancelled);

        Assert.Equal(["first", "last"], claimed.Select(message => message.Message.Type));
        Assert.Equal(["CryptographicException"], await store.QueryAsync<string>("select fault from outbox where type = 'damaged' and lease_until is null"));
        await store.Outbox.SettleAsync([.. claimed.Select(message => message.Id)], [], Cancelled);
        store.Machine.Now = store.Machine.Now.AddHours(1);
        Assert.Empty(await store.Outbox.ClaimDueAsync(100, store.Clocks.MachineNow.AddSeconds(30), Cancelled));
        Assert.Null((await store.Cases.AgendaAsync(Cancelled)).NextMessage);
    }

    [Fact]
    public async Task The_worker_goes_on_with_the_others_when_one_is_damaged()
    {
        await using var store = await OpenStore.StartAsync();
        var damaged = await store.ReceiveAsync();
        var sound = await store.ReceiveAsync();
        await store.ExecuteAsync("update application_case set application = x'01' where id = @id", new { id = $"{damaged.Id:D}" });

        await using var worker = await Working.StartAsync(store, Working.Stop.Moving(CaseState.Collecting, CaseState.InReview, rests: true));
        await worker.UntilAsync("now InReview");

        Assert.Equal(CaseState.InReview, (await store.FindAsync(sound.Id)).State);
    }
}
