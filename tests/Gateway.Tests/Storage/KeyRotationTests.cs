using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Architecture;
using Attestation.Gateway.Tests.Cases;

namespace Attestation.Gateway.Tests.Storage;

public partial class KeyRotationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Afterwards_the_former_key_is_not_needed_and_everything_reads_as_before()
    {
        await using var store = await OpenStore.StartAsync();
        var id = await FillAsync(store);
        var before = await store.FindAsync(id);
        var rotation = With(store, "k2");

        var total = await rotation.RunAsync(_ => { }, Cancelled);

        // Three applications and what was found out on each, a notice, two documents, a message.
        Assert.Equal(10, total);
        Assert.Equal([("k1", 0), ("k2", total)], Under(await rotation.CountAsync(Cancelled)));
        Assert.Equivalent(before, (await ReadingWith(store, "k2").FindAsync(id, Cancelled))!);
    }

    [Fact]
    public async Task Before_it_every_value_stands_under_the_former_key()
    {
        await using var store = await OpenStore.StartAsync();
        await FillAsync(store);

        Assert.Equal([("k1", 10), ("k2", 0)], Under(await With(store, "k2").CountAsync(Cancelled)));
    }

    [Fact]
    public async Task A_second_time_there_is_nothing_to_do()
    {
        await using var store = await OpenStore.StartAsync();
        await FillAsync(store);
        await With(store, "k2").RunAsync(_ => { }, Cancelled);

        Assert.Equal(0, await With(store, "k2").RunAsync(_ => Assert.Fail("nothing is moved"), Cancelled));
    }

    [Fact]
    public async Task More_rows_than_a_batch_are_all_reached()
    {
        await using var store = await OpenStore.StartAsync();
        var step = Enumerable.Range(0, 230).Select(_ => store.Message("application-received")).ToArray();
        await store.Outbox.AddAsync(step, Cancelled);
        var told = new List<long>();

        await With(store, "k2").RunAsync(told.Add, Cancelled);

        Assert.Equal([100, 200, 230], told);
        Assert.Equal(230, (await With(store, "k2").CountAsync(Cancelled)).Under["k2"]);
    }

    [Fact]
    public async Task A_value_under_a_key_that_is_not_in_the_file_is_counted()
    {
        await using var store = await OpenStore.StartAsync();
        await FillAsync(store);
        byte[] foreign = [.. ColumnCipher.HeadOf("k9"), .. RandomNumberGenerator.GetBytes(40)];

        await store.ExecuteAsync("update case_document set content = @foreign where ordinal = 1", new { foreign });

        Assert.Equal(1, (await With(store, "k2").CountAsync(Cancelled)).Unreadable);
    }

    /// <summary>A new encrypted column must not be forgotten.</summary>
    [Fact]
    public void Every_column_that_the_scripts_mark_is_known()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(Repository.Gateway, "Storage", "Schema"), "*.sql", SearchOption.AllDirectories).ToArray();
        var added =
            from script in scripts
            from column in Added().Matches(File.ReadAllText(script))
            select $"{column.Groups["name"].Value}.{column.Groups["column"].Value}";
        var marked =
            from script in scripts
            from table in Table().Matches(File.ReadAllText(script))
            from column in Marked().Matches(table.Groups["columns"].Value)
            select $"{table.Groups["name"].Value}.{column.Groups["name"].Value}";

        Assert.Equal(EncryptedColumn.All.Select(column => $"{column.Table}.{column.Column}").Order(), marked.Concat(added).Distinct().Order());
    }

    private static async Task<Guid> FillAsync(OpenStore store)
    {
        ReadOnlyMemory<byte>[] documents = ["first"u8.ToArray(), "second"u8.ToArray()];
        var receipt = await store.Cases.ReceiveAsync(store.Arrived(), documents, numbered => new Step(numbered, OpenStore.Note("received")), Cancelled);
        var received = Assert.IsType<Receipt.Stored>(receipt).Case;
        await store.ReceiveAsync(null, store.Message("application-received"));
        await store.IssueAsync(await store.ReceiveAsync(), Contracts.NoticeKind.Acceptance);

        return received.Id;
    }

    private static KeyRotation With(OpenStore store, string current)
    {
        var keyring = Opened.Keyring(store.Folder, current);

        return new KeyRotation(store.Database, new ColumnCipher(keyring), keyring);
    }

    private static CaseStore ReadingWith(OpenStore store, string current)
    {
        var keyring = Opened.Keyring(store.Folder, current);
        var cipher = new ColumnCipher(keyring);

        return new CaseStore(store.Database, new CaseMapper(cipher, keyring), store.Outbox, cipher, keyring, store.Clocks, store.Wakers, []);
    }

    private static IEnumerable<(string Id, long Count)> Under(KeyUse use) => use.Under.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    [GeneratedRegex(@"^alter table (?<name>\w+) add column (?<column>\w+) [^\n]*-- \(\*\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Added();

    [GeneratedRegex(@"create table (?<name>\w+) \((?<columns>.*?)\);", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"^ +(?<name>\w+) .*-- \(\*\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();
}
