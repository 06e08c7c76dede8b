using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Architecture;
using Microsoft.Data.Sqlite;

namespace Attestation.Gateway.Tests.Storage;

public sealed class SchemaScriptsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scripts_applied_again_change_nothing()
    {
        await using var connection = await OpenAsync();
        var session = new Session(connection, null, Dialect.Sqlite);
        await SchemaScripts.ApplyAsync(session, Cancelled);
        var before = await SchemaAsync(session);

        await SchemaScripts.ApplyAsync(session, Cancelled);

        Assert.Equal(before, await SchemaAsync(session));
        Assert.Equal(Versions("Sqlite"), await session.QueryAsync<long>("select version from schema_version order by version", null, Cancelled));
    }

    [Fact]
    public void Both_engines_have_the_same_scripts_and_no_number_stands_twice()
    {
        Assert.Equal(Versions("Sqlite"), Versions("Postgres"));
        Assert.Equal(Versions("Sqlite"), Versions("Sqlite").Distinct());
    }

    [Fact]
    public async Task Every_table_of_the_cases_is_there()
    {
        await using var connection = await OpenAsync();
        var session = new Session(connection, null, Dialect.Sqlite);

        await SchemaScripts.ApplyAsync(session, Cancelled);

        var tables = await session.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name", null, Cancelled);
        Assert.Subset(tables.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["application_case", "case_document", "journal", "outbox", "schema_version", "serial"]));
    }

    [Fact]
    public async Task A_start_that_fails_half_way_leaves_nothing_and_the_next_one_succeeds()
    {
        var path = _folder.PathOf("gateway.db");
        await using (var connection = await OpenAsync())
        {
            // In the way of a table in the middle of the script.
            await new Session(connection, null, Dialect.Sqlite).ExecuteAsync("create table outbox (in_the_way int)", null, Cancelled);
        }

        await using (var failing = Opened.Closed(path))
        {
            await Assert.ThrowsAsync<SqliteException>(() => failing.PrepareAsync(Cancelled));
        }

        await using (var connection = await OpenAsync())
        {
            var session = new Session(connection, null, Dialect.Sqlite);
            Assert.Equal(["outbox"], await session.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite%'", null, Cancelled));
            await session.ExecuteAsync("drop table outbox", null, Cancelled);
        }

        await using var database = await Opened.DatabaseAsync(path);
        Assert.Equal(0, await database.ReadAsync(session => session.FindAsync<long>("select count(*) from application_case", null, Cancelled), Cancelled));
    }

    public void Dispose() => _folder.Dispose();

    internal static IEnumerable<long> Versions(string engine) => Directory
        .EnumerateFiles(Path.Combine(Repository.Gateway, "Storage", "Schema", engine), "*.sql")
        .Select(file => long.Parse(Path.GetFileName(file).Split('-')[0]))
        .Order();

    private static Task<IReadOnlyList<string>> SchemaAsync(Session session) =>
        session.QueryAsync<string>("select coalesce(sql, name) from sqlite_master order by name", null, Cancelled);

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_folder.PathOf("gateway.db")};Pooling=False");
        await connection.OpenAsync(Cancelled);

        return connection;
    }
}
