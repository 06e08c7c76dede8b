using Attestation.Gateway.Cases;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Tests.Cases;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Microsoft.Data.Sqlite;

namespace Attestation.Gateway.Tests.Journal;

/// <summary>A store of cases whose journals are covered by checkpoints.</summary>
internal sealed class KeptJournal : IAsyncDisposable
{
    private static readonly TestAuthority Authority = new();

    public static SigningKey AnotherOperator() => Authority.IssueOrganisation("111140999014", "БАСҚА ОПЕРАТОР");

    private readonly SigningKey _operator = Authority.IssueOrganisation("111140999014", "СЫНАҚ ОПЕРАТОР");

    private KeptJournal(OpenStore store)
    {
        Store = store;
        Key = new JournalKey(new JournalOptions(), _operator);
        Checkpoints = new CheckpointStore(store.Database, Key, store.Clocks);
    }

    public OpenStore Store { get; }

    public JournalKey Key { get; }

    public CheckpointStore Checkpoints { get; }

    public AdministrativeFileWriter Files => new(Store.Cases, Store.Database, Store.Cipher, Key, Store.Clocks);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<KeptJournal> StartAsync() => new(await OpenStore.StartAsync());

    /// <summary>Three cases of three entries each, covered in two checkpoints: the first saw two entries.</summary>
    public async Task<IReadOnlyList<Case>> FillAsync()
    {
        var cases = new List<Case>();
        for (var i = 0; i < 3; i++)
        {
            cases.Add((await Store.SaveAsync(await Store.ReceiveAsync()))!);
        }

        Assert.Equal(3, (await CoverAsync())!.Heads);
        for (var i = 0; i < 3; i++)
        {
            cases[i] = (await Store.SaveAsync(cases[i]))!;
        }

        Assert.Equal(3, (await CoverAsync())!.Heads);

        return cases;
    }

    public Task<Checkpoint?> CoverAsync(int headsAtMost = 100) => Checkpoints.MakeAsync(headsAtMost, Cancelled);

    public async Task<(JournalCount Count, IReadOnlyList<string> Mistakes)> VerifyAsync(JournalKey? key = null)
    {
        var mistakes = new List<string>();
        var count = await new JournalVerification(Store.Database, key ?? Key).RunAsync(mistakes.Add, Cancelled);

        return (count, mistakes);
    }

    /// <summary>Past the gateway, straight into the file; no rule of the schema stands in the way.</summary>
    public async Task<int> TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Store.Folder.PathOf("gateway.db")};Foreign Keys=False;Pooling=False");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>The first entry says something else, and all that builds on it is computed anew.</summary>
    public async Task RewriteAsync(Guid id)
    {
        var rows = await Store.QueryAsync<EntryRow>("select * from journal where case_id = @id order by seq", new { id = id.ToString("D") });
        var head = JournalHead.Empty;
        foreach (var entry in rows.Select(row => row.ToEntry()))
        {
            var other = entry with { Entry = entry.Seq is 1 ? "received late" : entry.Entry };
            head = new JournalHead(other.Seq, other.HashAfter(head.Hash));
            await Store.ExecuteAsync(
                "update journal set entry = @Entry, hash = @Hash where case_id = @id and seq = @Seq", new { other.Entry, head.Hash, id = id.ToString("D"), other.Seq });
        }

        await Store.ExecuteAsync("update application_case set journal_hash = @Hash where id = @id", new { head.Hash, id = id.ToString("D") });
    }

    public async Task<byte[]> ExportAsync(Guid id)
    {
        using var file = new MemoryStream();
        Assert.True(await Files.WriteAsync(id, file, Cancelled));

        return file.ToArray();
    }

    public ValueTask DisposeAsync()
    {
        Key.Dispose();
        _operator.Dispose();

        return Store.DisposeAsync();
    }
}
