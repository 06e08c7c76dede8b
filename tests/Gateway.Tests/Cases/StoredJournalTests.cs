using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class StoredJournalTests
{
    [Fact]
    public async Task Every_change_of_a_case_leaves_its_entry_and_the_chain_holds()
    {
        await using var store = await OpenStore.StartAsync();

        var @case = await ThreeEntriesAsync(store);

        var rows = await RowsAsync(store);
        Assert.Equal(["received", "saved", "saved"], rows.Select(row => row.Entry));
        Assert.Equal("{\"said\":\"received\"}", rows[0].Details);
        Assert.True(JournalChain.Holds(rows, (await store.FindAsync(@case.Id)).Journal));
    }

    [Theory]
    [InlineData("update journal set entry = 'accepted' where seq = 2")]
    [InlineData("update journal set details = '{\"said\":\"Saved\"}' where seq = 2")]
    [InlineData("update journal set details = null where seq = 1")]
    [InlineData("update journal set at = at + 1 where seq = 3")]
    [InlineData("update journal set stop = 'Signing' where seq = 1")]
    [InlineData("delete from journal where seq = 1")]
    [InlineData("delete from journal where seq = 2")]
    [InlineData("delete from journal where seq = 3")]
    [InlineData("delete from journal where seq = 2; update journal set seq = 2 where seq = 3")]
    [InlineData("update journal set seq = 9 where seq = 1; update journal set seq = 1 where seq = 2; update journal set seq = 2 where seq = 9")]
    [InlineData("insert into journal (case_id, seq, at, stop, entry, details, hash) select case_id, 4, at, stop, entry, details, hash from journal where seq = 3")]
    public async Task A_changed_removed_added_or_exchanged_entry_breaks_the_chain(string tampering)
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await ThreeEntriesAsync(store);

        Assert.NotEqual(0, await store.ExecuteAsync(tampering));

        Assert.False(JournalChain.Holds(await RowsAsync(store), (await store.FindAsync(@case.Id)).Journal));
    }

    private static async Task<Case> ThreeEntriesAsync(OpenStore store)
    {
        var received = await store.ReceiveAsync();
        store.Law.Now = store.Law.Now.AddMinutes(1);
        var collected = await store.SaveAsync(received with { State = CaseState.Deciding });

        return (await store.SaveAsync(collected! with { State = CaseState.Notices }))!;
    }

    private static Task<IReadOnlyList<JournalChain.Row>> RowsAsync(OpenStore store) => store.QueryAsync<JournalChain.Row>("select * from journal order by seq");
}
