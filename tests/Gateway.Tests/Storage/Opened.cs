using Attestation.Gateway.Storage;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Storage;

internal static class Opened
{
    public static async Task<SqliteDatabase> DatabaseAsync(string path, int writeQueue = 1024)
    {
        var database = Closed(path, writeQueue);
        await database.PrepareAsync(TestContext.Current.CancellationToken);

        return database;
    }

    public static SqliteDatabase Closed(string path, int writeQueue = 1024) =>
        new(Options.Create(new StorageOptions { ConnectionString = $"Data Source={path}", WriteQueue = writeQueue }));

    /// <summary>One key, the same every time.</summary>
    public static Keyring Keyring(TemporaryFolder folder, string current = "k1") => Gateway.Storage.Keyring.Load(folder.Write("keys.json", Keys(current)), create: false);

    public static string Keys(string current) =>
        $$"""{ "current": "{{current}}", "keys": { "k1": "{{Key(1)}}", "k2": "{{Key(2)}}" }, "lookup": "{{Key(3)}}" }""";

    public static string Key(byte seed, int bytes = 32) => Convert.ToBase64String([.. Enumerable.Repeat(seed, bytes)]);
}
