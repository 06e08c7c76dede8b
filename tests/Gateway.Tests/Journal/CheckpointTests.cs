using Attestation.Gateway.Journal;

namespace Attestation.Gateway.Tests.Journal;

public class CheckpointTests
{
    // Two cases get each other's journals whole.
    private const string Exchange = """
        update journal set seq = seq + 100 where case_id = (select max(id) from application_case);
        update journal set case_id = (select max(id) from application_case) where case_id = (select min(id) from application_case);
        update journal set case_id = (select min(id) from application_case), seq = seq - 100 where seq > 100
        """;

    [Fact]
    public async Task What_nobody_touched_is_whole()
    {
        await using var journal = await KeptJournal.StartAsync();
        await journal.FillAsync();

        var (count, mistakes) = await journal.VerifyAsync();

        Assert.Empty(mistakes);
        Assert.Equal(new JournalCount(Cases: 3, Entries: 9, Checkpoints: 2, Heads: 6), count);
    }

    [Fact]
    public async Task Journals_that_have_not_grown_get_no_checkpoint()
    {
        await using var journal = await KeptJournal.StartAsync();
        Assert.Null(await journal.CoverAsync());

        await journal.FillAsync();

        Assert.Null(await journal.CoverAsync());
    }

    [Fact]
    public async Task Only_the_journals_that_have_grown_are_covered_anew()
    {
        await using var journal = await KeptJournal.StartAsync();
        var cases = await journal.FillAsync();

        await journal.Store.SaveAsync(cases[1]);

        Assert.Equal((3, 1), ((await journal.CoverAsync())! is var made ? (made.Seq, made.Heads) : default));
    }

    [Fact]
    public async Task What_is_over_the_limit_goes_into_the_next()
    {
        await using var journal = await KeptJournal.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await journal.Store.ReceiveAsync();
        }

        Assert.Equal(2, (await journal.CoverAsync(headsAtMost: 2))!.Heads);
        Assert.Equal(1, (await journal.CoverAsync(headsAtMost: 2))!.Heads);
        Assert.Empty((await journal.VerifyAsync()).Mistakes);
    }

    [Fact]
    public async Task Two_that_cover_at_once_cover_each_state_once()
    {
        await using var journal = await KeptJournal.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await journal.Store.ReceiveAsync();
        }

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => journal.CoverAsync(headsAtMost: 3)));

        Assert.Equal([2, 3, 3, 3, 3, 3, 3], made.OfType<Checkpoint>().Select(checkpoint => checkpoint.Heads).Order());
        Assert.Empty((await journal.VerifyAsync()).Mistakes);
    }

    /// <summary>Whoever holds the database and knows how the hashes are made; only the key is not theirs.</summary>
    [Theory]
    [InlineData("update journal set entry = 'accepted' where seq = 2", "was changed")]
    [InlineData("update journal set at = at + 1 where seq = 3", "was changed")]
    [InlineData("update journal set details = null where seq = 1", "was changed")]
    [InlineData("update journal set stop = 'Deciding' where seq = 2", "was changed")]
    [InlineData("delete from journal where seq = 1", "is missing")]
    [InlineData("delete from journal where seq = 2", "is missing")]
    [InlineData("delete from journal where seq = 3", "ends with entry 2")]
    [InlineData("delete from journal where case_id = (select min(id) from application_case)", "has no journal")]
    [InlineData("update journal set seq = 9 where seq = 1; update journal set seq = 1 where seq = 2; update journal set seq = 2 where seq = 9", "was changed")]
    [InlineData("insert into journal (case_id, seq, at, stop, entry, details, hash) select case_id, 4, at, stop, entry, details, hash from journal where seq = 3", "was changed")]
    [InlineData("delete from application_case where id = (select min(id) from application_case)", "the case is gone")]
    [InlineData("delete from journal where seq = 3; update application_case set journal_seq = 2, journal_hash = (select hash from journal where case_id = id and seq = 2)", "is not the one")]
    [InlineData("delete from journal; delete from application_case", "is not the one")]
    [InlineData(Exchange, "entry 1 was changed")]
    [InlineData("update application_case set journal_hash = (select hash from journal where case_id = id and seq = 2)", "ends with entry 3")]
    [InlineData("update checkpoint set at = at + 1 where seq = 1", "was changed")]
    [InlineData("update checkpoint set heads = 4 where seq = 1", "checkpoint 1: was changed")]
    [InlineData("update checkpoint set seq = 5 where seq = 2; update checkpoint_head set checkpoint = 5 where checkpoint = 2", "checkpoint 5: does not follow")]
    [InlineData("delete from checkpoint where seq = 2", "checkpoint 2: is missing")]
    [InlineData("update checkpoint set signature = (select signature from checkpoint where seq = 2) where seq = 1", "is not signed")]
    [InlineData("delete from checkpoint_head where checkpoint = 1; delete from checkpoint where seq = 1", "does not follow")]
    [InlineData("delete from checkpoint_head where checkpoint = 2", "list of journals is missing")]
    [InlineData("delete from checkpoint_head where checkpoint = 2 and case_id = (select min(id) from application_case)", "list of journals was changed")]
    [InlineData("update checkpoint_head set hash = (select hash from journal where seq = 1 limit 1) where checkpoint = 2 and case_id = (select min(id) from application_case)", "was changed")]
    public async Task Anything_changed_removed_added_or_exchanged_is_found(string tampering, string expected)
    {
        await using var journal = await KeptJournal.StartAsync();
        await journal.FillAsync();

        Assert.NotEqual(0, await journal.TamperAsync(tampering));

        Assert.Contains((await journal.VerifyAsync()).Mistakes, mistake => mistake.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>A journal that is whole in itself, with its case: only the checkpoints know better.</summary>
    [Fact]
    public async Task A_history_written_anew_is_not_the_one_that_the_checkpoints_saw()
    {
        await using var journal = await KeptJournal.StartAsync();
        var cases = await journal.FillAsync();

        await journal.RewriteAsync(cases[0].Id);

        Assert.Equal(
            [$"case {cases[0].Id}: entry 2 is not the one that checkpoint 1 saw", $"case {cases[0].Id}: entry 3 is not the one that checkpoint 2 saw"],
            (await journal.VerifyAsync()).Mistakes);
    }

    /// <summary>The strongest: everything is computed anew, and signed by another key.</summary>
    [Fact]
    public async Task Checkpoints_of_another_key_are_not_believed()
    {
        await using var journal = await KeptJournal.StartAsync();
        await journal.FillAsync();
        using var another = KeptJournal.AnotherOperator();
        using var key = new JournalKey(new JournalOptions(), another);

        Assert.Equal(2, (await journal.VerifyAsync(key)).Mistakes.Count(mistake => mistake.Contains("is not signed by the journal's key", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Checkpoints_of_a_former_key_are_believed_when_its_certificate_is_kept()
    {
        await using var journal = await KeptJournal.StartAsync();
        await journal.FillAsync();
        var folder = Directory.CreateDirectory(journal.Store.Folder.PathOf("former")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "2026.cer"), journal.Key.Certificate, TestContext.Current.CancellationToken);
        using var next = KeptJournal.AnotherOperator();
        using var key = new JournalKey(new JournalOptions { FormerCertificates = folder }, next);

        Assert.Empty((await journal.VerifyAsync(key)).Mistakes);
    }
}
