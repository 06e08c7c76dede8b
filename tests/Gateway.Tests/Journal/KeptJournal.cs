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
